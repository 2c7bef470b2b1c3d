package telecom.assistant.gateway.reply;

import java.time.Duration;
import java.util.function.LongSupplier;
import telecom.assistant.conversation.Pieces;

/**
 * Joins the model's tokens into pieces that suit a channel. Not thread-safe.
 */
sealed interface DeltaCoalescer permits DeltaCoalescer.Timed, DeltaCoalescer.Whole, SpokenPieces {

    /** Adds a token. Returns what is to be sent now; empty if nothing is yet. */
    String offer(String token);

    /** Returns what was held back. */
    String flush();

    /** @param interval between two pieces of a steady flow */
    static DeltaCoalescer of(Pieces pieces, Duration interval, LongSupplier nanos) {
        return switch (pieces) {
            case STEADY -> new Timed(interval.toNanos(), nanos);
            case CLAUSES -> new SpokenPieces();
            case NONE -> new Whole();
        };
    }

    /** At most one piece in an interval; the first is never held back. */
    final class Timed implements DeltaCoalescer {

        private final long interval;
        private final LongSupplier nanos;
        private final StringBuilder held = new StringBuilder();
        private long lastSent;
        private boolean sentAny;

        Timed(long interval, LongSupplier nanos) {
            this.interval = interval;
            this.nanos = nanos;
        }

        @Override
        public String offer(String token) {
            held.append(token);
            long now = nanos.getAsLong();
            if (sentAny && now - lastSent < interval) {
                return "";
            }
            sentAny = true;
            lastSent = now;
            return flush();
        }

        @Override
        public String flush() {
            return drain(held, held.length());
        }
    }

    /** No pieces at all: the completed reply carries the text. */
    final class Whole implements DeltaCoalescer {

        @Override
        public String offer(String token) {
            return "";
        }

        @Override
        public String flush() {
            return "";
        }
    }

    static String drain(StringBuilder from, int length) {
        String piece = from.substring(0, length);
        from.delete(0, length);
        return piece;
    }
}
