package telecom.assistant.gateway.reply;

import java.time.Duration;
import java.util.function.LongSupplier;
import telecom.assistant.conversation.Pieces;

/**
 * Joins the model's tokens into pieces that suit a channel. The first piece of a steady flow is never held back. Not
 * thread-safe.
 */
sealed interface DeltaCoalescer {

    /** Adds a token. Returns what is to be sent now; empty if nothing is yet. */
    String offer(String token);

    /** Returns what was held back. */
    String flush();

    /** @param interval between two pieces of a steady flow */
    static DeltaCoalescer of(Pieces pieces, Duration interval, LongSupplier nanos) {
        return switch (pieces) {
            case STEADY -> new Timed(interval.toNanos(), nanos);
            case CLAUSES -> new Clauses();
            case NONE -> new Whole();
        };
    }

    /** At most one piece in an interval. */
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

    /**
     * Pieces up to the last clause boundary, so that a voice never stops within a word. A clause is sent when the next
     * one has begun, so the last one is still held back when the reply ends.
     */
    final class Clauses implements DeltaCoalescer {

        private static final String BOUNDARIES = ".,!?;:。、…\n";
        private static final int LONGEST = 80;

        private final StringBuilder held = new StringBuilder();

        @Override
        public String offer(String token) {
            held.append(token);
            int end = withoutTrailingSpace();
            // A mark at the very end may be the middle of "3.5" or "10,000"; only the next character shows which.
            for (int i = end - 3; i >= 0; i--) {
                if (BOUNDARIES.indexOf(held.charAt(i)) >= 0 && Character.isWhitespace(held.charAt(i + 1))) {
                    return drain(held, i + 2);
                }
            }
            int space = held.lastIndexOf(" ", end - 1);
            return end > LONGEST && space > 0 ? drain(held, space + 1) : "";
        }

        private int withoutTrailingSpace() {
            int end = held.length();
            while (end > 0 && Character.isWhitespace(held.charAt(end - 1))) {
                end--;
            }
            return end;
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

    private static String drain(StringBuilder from, int length) {
        String piece = from.substring(0, length);
        from.delete(0, length);
        return piece;
    }
}
