package telecom.assistant.gateway.reply;

import java.time.Duration;
import java.util.function.LongSupplier;
import telecom.assistant.conversation.Pieces;

/**
 * Joins the model's tokens into pieces that suit a channel. The first piece of a steady flow is never held back. Not
 * thread-safe.
 */
abstract sealed class DeltaCoalescer {

    private final StringBuilder held = new StringBuilder();

    /** @param interval between two pieces of a steady flow */
    static DeltaCoalescer of(Pieces pieces, Duration interval, LongSupplier nanos) {
        return switch (pieces) {
            case STEADY -> new Timed(interval.toNanos(), nanos);
            case CLAUSES -> new Clauses();
            case NONE -> new Whole();
        };
    }

    /** Adds a token. Returns what is to be sent now; empty if nothing is yet. */
    String offer(String token) {
        held.append(token);
        return drain(ready(held));
    }

    /** Returns what was held back. */
    String flush() {
        return drain(held.length());
    }

    /** How many characters of what is held back are to be sent now. */
    abstract int ready(StringBuilder text);

    private String drain(int length) {
        String piece = held.substring(0, length);
        held.delete(0, length);
        return piece;
    }

    /** At most one piece in an interval. */
    private static final class Timed extends DeltaCoalescer {

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

    /**
     * Pieces up to the last clause boundary, so that a voice never stops within a word. A clause is sent when the next
     * one has begun, so the last one is still held back when the reply ends.
     */
    private static final class Clauses extends DeltaCoalescer {

        private static final String BOUNDARIES = ".,!?;:。、…\n";
        private static final int LONGEST = 80;

        @Override
        int ready(StringBuilder text) {
            int end = withoutTrailingSpace(text);
            // A mark at the very end may be the middle of "3.5" or "10,000"; only the next character shows which.
            for (int i = end - 3; i >= 0; i--) {
                if (BOUNDARIES.indexOf(text.charAt(i)) >= 0 && Character.isWhitespace(text.charAt(i + 1))) {
                    return i + 2;
                }
            }
            int space = text.lastIndexOf(" ", end - 1);
            return end > LONGEST && space > 0 ? space + 1 : 0;
        }

        private static int withoutTrailingSpace(StringBuilder text) {
            int end = text.length();
            while (end > 0 && Character.isWhitespace(text.charAt(end - 1))) {
                end--;
            }
            return end;
        }
    }

    /** No pieces at all: the completed reply carries the text. */
    private static final class Whole extends DeltaCoalescer {

        @Override
        int ready(StringBuilder text) {
            text.setLength(0);
            return 0;
        }
    }
}
