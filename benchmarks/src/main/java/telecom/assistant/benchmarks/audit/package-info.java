/**
 * Compares what was published, settled and shown with what was stored at that time, so that a wrong order is noticed even if
 * no fault falls between the two.
 */
package telecom.assistant.benchmarks.audit;
