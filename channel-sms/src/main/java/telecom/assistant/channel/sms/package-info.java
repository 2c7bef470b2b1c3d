/**
 * Texts by SMS: {@link telecom.assistant.channel.sms.SmsChannel} wires the SMSC to the events.
 *
 * <p>{@code text} is how characters become segments and back, {@code smpp} the outside protocol, {@code inbound} what
 * becomes of what comes in, {@code delivery} how a reply gets out once.
 */
package telecom.assistant.channel.sms;
