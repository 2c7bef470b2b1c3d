/**
 * The ConversationRelay WebSocket protocol, in JSON text frames: the platform recognises and speaks, we send text.
 * Messages and fields that are not known are ignored, as the platform adds both.
 */
package telecom.assistant.channel.voice.conversationrelay;
