package telecom.assistant.gateway.reply;

import java.time.Duration;
import java.util.function.LongSupplier;
import telecom.assistant.channel.Channel;

/**
 * Joins the model's tokens to pieces that suit a channel: a steady flow for web, whole clauses for a voice, nothing at
 * all for SMS, which sends the reply as a whole. The first piece of a web reply is never held back. Not thread-safe.
 */
sealed interface DeltaCoalescer {

    /** Adds a token; the result is what is now to be sent, empty for nothing yet. */
    String offer(String token);

    /** What is held back. */
    String flush();

    static DeltaCoalescer of(Channel channel, Duration webInterval, LongSupplier nanos) {
        return switch (channel) {
            case WEB -> new Timed(webInterval.toNanos(), nanos);
            case VOICE -> new Clauses();
            case SMS -> new Whole();
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
     * Up to the last clause boundary, so that a voice never stops within a word. A clause leaves when the next one has
     * begun, so that the last one is still here when the reply ends.
     */
    final class Clauses implements DeltaCoalescer {

        private static final String BOUNDARIES = ".,!?;:。、…\n";
        private static final int LONGEST = 80;

        private final StringBuilder held = new StringBuilder();

        @Override
        public String offer(String token) {
            held.append(token);
            int end = withoutTrailingSpace();
            // A mark at the very end may be the middle of "3.5" or "10,000"; only the next character tells.
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

    /** Nothing before the end, and nothing then: the completed reply carries the text. */
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
