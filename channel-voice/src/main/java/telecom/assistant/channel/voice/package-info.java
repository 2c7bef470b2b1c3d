/**
 * Telephone calls as a channel of the assistant.
 *
 * <p>A {@link telecom.assistant.channel.voice.Call} is one live call: what the caller does becomes events on {@code
 * assistant.inbound}, and what {@link telecom.assistant.channel.voice.VoiceChannel} takes from {@code
 * assistant.outbound.voice} becomes speech. {@code conversationrelay} and {@code twiml} are the two sides of the outside
 * platform, its WebSocket and its HTTP; {@code delivery} decides which words are still to be said.
 */
package telecom.assistant.channel.voice;
