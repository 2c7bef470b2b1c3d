/**
 * The ConversationRelay WebSocket protocol, in JSON text frames: the platform recognises and synthesises speech, we read
 * and send text. Unknown messages and fields are ignored, because the platform keeps adding both.
 */
package telecom.assistant.channel.voice.conversationrelay;
