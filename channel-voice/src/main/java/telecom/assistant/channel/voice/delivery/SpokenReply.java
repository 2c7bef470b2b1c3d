package telecom.assistant.channel.voice.delivery;

import java.util.UUID;

/** A reply that is spoken, and its turn. An agent may give several in one turn. */
public record SpokenReply(UUID id, ReplyTurn turn) {}
