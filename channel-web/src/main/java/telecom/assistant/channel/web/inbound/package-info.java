/** Turns what users do into events, and echoes it on their own streams. */
package telecom.assistant.channel.web.inbound;
