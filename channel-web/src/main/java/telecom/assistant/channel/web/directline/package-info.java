/** Bot Framework Direct Line 3.0: tokens, conversations, activities and the WebSocket stream. */
package telecom.assistant.channel.web.directline;
