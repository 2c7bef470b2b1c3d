/** The Bot Framework activity schema: what users send, and what the engine's events look like to a client. */
package telecom.assistant.channel.web.activity;
