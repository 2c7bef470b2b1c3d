/** Live calls: what a caller says, presses and does becomes events, in the same order. */
package telecom.assistant.channel.voice.inbound;
