/**
 * Telephone calls as a channel of the assistant.
 *
 * <p>{@code inbound} turns a caller's actions into events, and {@code delivery} turns the engine's events into speech.
 * {@code conversationrelay} and {@code twiml} are the two interfaces to the outside platform, over WebSocket and HTTP.
 */
package telecom.assistant.channel.voice;
