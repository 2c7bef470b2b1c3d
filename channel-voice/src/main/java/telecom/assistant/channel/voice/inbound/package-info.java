/** Live calls: everything that a caller says, presses or does becomes an event, in the same order. */
package telecom.assistant.channel.voice.inbound;
