/**
 * The web and app chat as a channel of the assistant.
 *
 * <p>{@code inbound} turns what users do into events, {@code delivery} brings the engine's events to the clients. {@code
 * directline} is the outside protocol, Bot Framework Direct Line 3.0, and {@code activity} the words it is spoken in.
 */
package telecom.assistant.channel.web;
