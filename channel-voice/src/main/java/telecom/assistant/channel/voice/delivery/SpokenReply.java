package telecom.assistant.channel.voice.delivery;

import java.util.UUID;

/** A spoken reply and its turn. An agent may give several replies in one turn. */
public record SpokenReply(UUID id, ReplyTurn turn) {}
