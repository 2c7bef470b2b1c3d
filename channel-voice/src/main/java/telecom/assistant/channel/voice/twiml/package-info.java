/**
 * The voice platform's HTTP side: TwiML documents that connect a call to us, the callback at its end, and the signature
 * by which the platform shows on both sides that it is the one.
 */
package telecom.assistant.channel.voice.twiml;
