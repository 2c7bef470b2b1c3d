/**
 * Converts text for the eye into text for a voice: numbers, dates, units and addresses are spelled out, and everything
 * that only a screen can show is removed. Pure functions; spoken text can be traced back to the written text.
 */
package telecom.assistant.channel.voice.speech;
