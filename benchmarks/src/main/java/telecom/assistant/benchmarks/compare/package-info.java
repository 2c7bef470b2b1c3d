/** Measures two commits of the application alternately, and compares the results. */
package telecom.assistant.benchmarks.compare;
