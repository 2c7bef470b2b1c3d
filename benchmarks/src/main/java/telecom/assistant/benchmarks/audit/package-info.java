/**
 * Compares what was published, settled and shown with what was stored at the time, so that a wrong order is found even
 * if no fault happens to occur in between.
 */
package telecom.assistant.benchmarks.audit;
