/**
 * A client for hosted language models that speak the OpenAI-compatible streaming API.
 *
 * <p>{@link telecom.assistant.model.ModelClient} is the only entry point. Behind it, {@code wire} is the protocol,
 * {@code resilience} holds the decorators that guard one tier or choose among several, and {@code tier} assembles and
 * watches them as set in {@link telecom.assistant.model.ModelConfig}.
 */
package telecom.assistant.model;
