/**
 * The HTTP interface for voice platforms: the TwiML documents that connect a call to us, the callback at the end of a
 * connection, and the gate that authenticates the platform, also on its WebSockets.
 */
package telecom.assistant.channel.voice.twiml;
