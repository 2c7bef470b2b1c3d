package telecom.assistant.channel.voice.delivery;

import java.util.UUID;

/** A reply that is spoken, and the turn that it belongs to: an agent may have more than one in a turn. */
public record SpokenReply(UUID id, ReplyTurn turn) {}
