/** How activities reach the client: in order, once, across reconnects and restarts. */
package telecom.assistant.channel.web.delivery;
