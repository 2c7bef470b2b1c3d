package telecom.assistant.gateway.reply;

import java.time.Duration;
import java.util.function.LongSupplier;
import telecom.assistant.conversation.Pieces;

/** Joins the model's tokens into pieces that suit a channel. Not thread-safe. */
abstract sealed class DeltaCoalescer permits DeltaCoalescer.Timed, DeltaCoalescer.Whole, SpokenPieces {

    private final StringBuilder held = new StringBuilder();

    /** @param interval the shortest time between two pieces of a steady flow */
    static DeltaCoalescer of(Pieces pieces, Duration interval, LongSupplier nanos) {
        return switch (pieces) {
            case STEADY -> new Timed(interval.toNanos(), nanos);
            case CLAUSES -> new SpokenPieces();
            case NONE -> new Whole();
        };
    }

    /** Adds a token. Returns the text to send now, possibly empty. */
    String offer(String token) {
        held.append(token);
        return drain(ready(held));
    }

    /** Returns the text that was held back. */
    String flush() {
        return drain(held.length());
    }

    /** How many characters of the held-back text are to be sent now. */
    abstract int ready(StringBuilder text);

    private String drain(int length) {
        if (length == 0) {
            return "";
        }
        String piece = held.substring(0, length);
        held.delete(0, length);
        return piece;
    }

    /** Sends at most one piece per interval; the first piece is never held back. */
    static final class Timed extends DeltaCoalescer {

        private final long interval;
        private final LongSupplier nanos;
        private long lastSent;
        private boolean sentAny;

        private Timed(long interval, LongSupplier nanos) {
            this.interval = interval;
            this.nanos = nanos;
        }

        @Override
        int ready(StringBuilder text) {
            long now = nanos.getAsLong();
            if (sentAny && now - lastSent < interval) {
                return 0;
            }
            sentAny = true;
            lastSent = now;
            return text.length();
        }
    }

    /** Sends no pieces at all: the completed reply carries the text. */
    static final class Whole extends DeltaCoalescer {

        @Override
        int ready(StringBuilder text) {
            text.setLength(0);
            return 0;
        }
    }
}
