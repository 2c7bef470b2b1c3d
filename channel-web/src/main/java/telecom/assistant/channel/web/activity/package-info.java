/** The words of the Bot Framework activity schema: what users send, and how the engine's events read to a client. */
package telecom.assistant.channel.web.activity;
