/**
 * The world outside of the assistant for a laptop and for tests: a real Kafka broker and a real PostgreSQL, and stand-ins
 * for what cannot be had there, the SMSC, the inference tier and the BSS. Nothing of it belongs to a deployment.
 */
package telecom.assistant.local;
