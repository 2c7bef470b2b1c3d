/**
 * Text messages as a channel of the assistant; {@link telecom.assistant.channel.sms.SmsChannel} wires it together.
 *
 * <p>{@code inbound} turns what subscribers text into events, {@code delivery} sends each reply once. {@code smpp}
 * speaks the outside protocol, and {@code text} turns characters into segments and back.
 */
package telecom.assistant.channel.sms;
