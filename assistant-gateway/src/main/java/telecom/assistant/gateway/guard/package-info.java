/**
 * What stands between the model and people, in both directions: {@link telecom.assistant.gateway.guard.ReplyGuard} removes
 * from a reply what no subscriber should see, and {@link telecom.assistant.gateway.guard.DefusedText} takes the effect
 * of control marks out of what people and tools say before the model reads it.
 */
package telecom.assistant.gateway.guard;
