package telecom.assistant.gateway.engine;

import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import telecom.assistant.channel.event.OutboundEvent.ReplyDelta;
import telecom.assistant.conversation.turn.Event;
import telecom.assistant.conversation.turn.Turn;

/**
 * Tracks how much of a turn's reply Kafka has acknowledged. Only the text before the first unacknowledged piece counts,
 * because a channel speaks nothing beyond a missing piece. Thread-safe.
 */
final class SentPieces {

    static final SentPieces NONE = new SentPieces(0, null);

    private final long turn;
    private final UUID reply;
    /** The index in the reply at which each unacknowledged piece begins, by the piece's number. */
    private final TreeMap<Long, Integer> unacknowledged = new TreeMap<>();

    private int length;
    private int reported;

    private SentPieces(long turn, UUID reply) {
        this.turn = turn;
        this.reply = reply;
    }

    static SentPieces of(Turn turn) {
        return new SentPieces(turn.number(), turn.replyId());
    }

    /** Called when a piece is about to be sent. Run the returned action once Kafka has acknowledged the piece. */
    synchronized Runnable sending(ReplyDelta piece) {
        if (!piece.replyId().equals(reply)) {
            return () -> {};
        }
        unacknowledged.put(piece.seq(), length);
        length += piece.text().length();
        return () -> acknowledged(piece);
    }

    private synchronized void acknowledged(ReplyDelta piece) {
        unacknowledged.remove(piece.seq());
    }

    /** Reports how much Kafka has acknowledged so far; empty if nothing was added since the last call. */
    synchronized Optional<Event> newlyAcknowledged() {
        int acknowledged =
                unacknowledged.isEmpty() ? length : unacknowledged.firstEntry().getValue();
        if (acknowledged == reported) {
            return Optional.empty();
        }
        reported = acknowledged;
        return Optional.of(new Event.PiecesAcknowledged(turn, acknowledged));
    }
}
