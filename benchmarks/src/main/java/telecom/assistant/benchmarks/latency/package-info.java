/** Durations and their percentiles. */
package telecom.assistant.benchmarks.latency;
