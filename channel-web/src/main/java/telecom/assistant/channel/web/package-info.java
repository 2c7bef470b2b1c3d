/**
 * The web and app chat as a channel of the assistant.
 *
 * <p>{@code inbound} turns what users do into events, {@code delivery} sends the engine's events to the clients. {@code
 * directline} is the outside protocol, Bot Framework Direct Line 3.0, and {@code activity} its message schema.
 */
package telecom.assistant.channel.web;
