/** Delivers what the engine says to the clients: in order, once, and across reconnects and restarts. */
package telecom.assistant.channel.web.delivery;
