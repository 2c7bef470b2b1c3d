/** Kafka as the benchmarks use it without the application. */
package telecom.assistant.benchmarks.kafka;
