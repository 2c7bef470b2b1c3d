/** Speaks on a call's line: each reply once, in order, and nothing from a turn that is over. */
package telecom.assistant.channel.voice.delivery;
