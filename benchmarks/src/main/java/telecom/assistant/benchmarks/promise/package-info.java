/** What was said, what came of it, and whether that is what the application promises. */
package telecom.assistant.benchmarks.promise;
