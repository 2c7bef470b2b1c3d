/** Which words are still to be said to a caller: once, in order, and nothing of a turn that is over. */
package telecom.assistant.channel.voice.delivery;
