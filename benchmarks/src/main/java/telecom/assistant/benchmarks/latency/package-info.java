/** Records durations and computes their percentiles. */
package telecom.assistant.benchmarks.latency;
