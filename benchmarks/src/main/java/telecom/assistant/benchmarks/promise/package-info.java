/** Compares what subscribers said and received with what the application promises. */
package telecom.assistant.benchmarks.promise;
