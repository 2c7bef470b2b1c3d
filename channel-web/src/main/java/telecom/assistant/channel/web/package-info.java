/** The web and app chat: Bot Framework Direct Line 3.0 on the outside, the engine's events on the inside. */
package telecom.assistant.channel.web;
