/**
 * Speaks the ConversationRelay WebSocket protocol, in JSON text frames: the platform recognises and synthesises speech,
 * and this package receives and sends the text of it. Unknown messages and fields are ignored, because the platform
 * keeps adding both.
 */
package telecom.assistant.channel.voice.conversationrelay;
