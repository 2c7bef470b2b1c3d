/**
 * Talking to hosted language models that speak the OpenAI-compatible streaming API.
 *
 * <p>{@link telecom.assistant.model.ModelClient} is the one way in. Below it, {@code wire} is the protocol, {@code
 * resilience} the decorators that guard one tier or choose among several, and {@code tier} what assembles and watches
 * them from the settings in {@link telecom.assistant.model.ModelConfig}.
 */
package telecom.assistant.model;
