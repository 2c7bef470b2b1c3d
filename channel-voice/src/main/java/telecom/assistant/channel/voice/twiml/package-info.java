/**
 * The voice platform's HTTP side: the TwiML documents that connect a call to us, the callback at its end, and the
 * signature that authenticates the platform, on its WebSocket as well.
 */
package telecom.assistant.channel.voice.twiml;
