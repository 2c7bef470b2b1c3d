/**
 * The assistant's environment on a laptop and in tests: a real Kafka broker, a real PostgreSQL, and stand-ins for what
 * is not available there, which is the SMSC, the inference tier and the BSS. None of it belongs in a deployment.
 */
package telecom.assistant.local;
