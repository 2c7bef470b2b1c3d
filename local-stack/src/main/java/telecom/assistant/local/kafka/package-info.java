/** A real Kafka broker (KRaft, one node) in a process of its own. */
package telecom.assistant.local.kafka;
