/** Kafka clients with which the benchmarks bypass the application. */
package telecom.assistant.benchmarks.kafka;
