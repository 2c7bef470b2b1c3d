package telecom.assistant.store.web;

import java.util.UUID;

/**
 * A stored reply that has not been sent to any client.
 *
 * @param webConversation the Direct Line conversation
 * @param seq the reply's position in the Direct Line conversation
 * @param conversation the engine's conversation; {@code turn} is a turn in it
 */
public record UnseenReply(String webConversation, long seq, UUID replyId, UUID conversation, long turn) {}
