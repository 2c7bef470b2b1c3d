package telecom.assistant.gateway.engine;

import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import telecom.assistant.channel.event.OutboundEvent.ReplyDelta;
import telecom.assistant.conversation.turn.Event;
import telecom.assistant.conversation.turn.Turn;

/**
 * How much of a turn's reply Kafka has acknowledged. Only what precedes the first piece without an acknowledgment counts,
 * because a channel speaks nothing behind a piece that is missing. Safe for use by many threads.
 */
final class SentPieces {

    static final SentPieces NONE = new SentPieces(0, null);

    private final long turn;
    private final UUID reply;
    /** Where in the reply each piece begins, by its number. */
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

    /** A piece is about to be sent. The returned action is to be run when Kafka has acknowledged it. */
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

    /** What Kafka has acknowledged since this was asked last; empty if that is nothing. */
    synchronized Optional<Event> news() {
        int acknowledged =
                unacknowledged.isEmpty() ? length : unacknowledged.firstEntry().getValue();
        if (acknowledged == reported) {
            return Optional.empty();
        }
        reported = acknowledged;
        return Optional.of(new Event.PiecesAcknowledged(turn, acknowledged));
    }
}
