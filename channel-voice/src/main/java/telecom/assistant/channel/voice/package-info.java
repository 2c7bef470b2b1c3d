/**
 * Telephone calls as a channel of the assistant.
 *
 * <p>{@code inbound} turns what a caller does into events, {@code delivery} turns the engine's events into speech.
 * {@code conversationrelay} and {@code twiml} are the two interfaces to the outside platform, WebSocket and HTTP.
 */
package telecom.assistant.channel.voice;
