/** Runs the packaged application in its own processes, on its own local stack. */
package telecom.assistant.benchmarks.cluster;
