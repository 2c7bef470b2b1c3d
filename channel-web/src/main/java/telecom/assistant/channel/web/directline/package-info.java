/** Bot Framework Direct Line 3.0 towards the clients: tokens, conversations, activities and the WebSocket stream. */
package telecom.assistant.channel.web.directline;
