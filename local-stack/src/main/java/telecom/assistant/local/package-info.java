/**
 * The assistant's environment on a laptop and in tests: a real Kafka broker, a real PostgreSQL, and stand-ins for what
 * is not available there: the SMSC, the inference tier, the BSS and the OpenID provider. None of it belongs in a
 * deployment.
 */
package telecom.assistant.local;
