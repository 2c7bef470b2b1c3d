/**
 * Text messages as a channel of the assistant; {@link telecom.assistant.channel.sms.SmsChannel} puts it together.
 *
 * <p>{@code inbound} turns what subscribers text into events, {@code delivery} sends each reply once. {@code smpp} is the
 * outside protocol, and {@code text} is how characters become segments and back.
 */
package telecom.assistant.channel.sms;
