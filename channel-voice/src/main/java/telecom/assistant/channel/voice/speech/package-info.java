/**
 * Text for the eye becomes text for a voice: numbers, dates, units and addresses are written out, and everything that
 * only a screen can show is left out. Pure functions; what is spoken can be traced back to what was written.
 */
package telecom.assistant.channel.voice.speech;
