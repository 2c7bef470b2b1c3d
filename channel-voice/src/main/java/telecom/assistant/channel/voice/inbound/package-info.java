/** Live calls: what a caller says, presses and does becomes events, in that order. */
package telecom.assistant.channel.voice.inbound;
