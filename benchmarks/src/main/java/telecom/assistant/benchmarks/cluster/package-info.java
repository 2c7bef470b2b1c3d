/** The application in processes of its own, on a stack of its own. */
package telecom.assistant.benchmarks.cluster;
