/** Kafka as the benchmarks use it beside the application. */
package telecom.assistant.benchmarks.kafka;
