/** Telnyx: its signature, its webhooks (TeXML) and the endpoint of its WebSockets. */
package telecom.assistant.channel.voice.telnyx;
