/**
 * Filters between the model and people, in both directions: {@link telecom.assistant.gateway.guard.ReplyGuard} removes
 * content from replies that no subscriber should see, and {@link telecom.assistant.gateway.guard.DefusedText} disarms
 * control tokens and marks in text from people and tools before the model reads it.
 */
package telecom.assistant.gateway.guard;
