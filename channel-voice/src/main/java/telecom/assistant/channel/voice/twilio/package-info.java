/** Twilio: its signature, its webhooks and the endpoint of its WebSockets. */
package telecom.assistant.channel.voice.twilio;
