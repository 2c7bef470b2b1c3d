package telecom.assistant.channel.sms.inbound;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/**
 * Ends loops with machines that say something different each time, such as another assistant: after many texts within a
 * certain time, the subscriber has to send a keyword that no machine sends by chance. The texts are kept in memory, so
 * each node counts only those that it receives. Safe for use by multiple threads.
 */
final class LongExchanges {

    /** How many legs are remembered; the count of a forgotten leg starts anew. */
    private static final int LIMIT = 20_000;

    /** The keywords with which a person continues, without spaces. */
    private static final Set<String> GO_ON = Set.of("계속", "계속요", "계속해요", "계속해줘", "계속해주세요", "continue", "goon");

    private final Duration window;
    private final int texts;

    private final Map<String, Map<UUID, Instant>> byLeg = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Map<UUID, Instant>> eldest) {
            return size() > LIMIT;
        }
    };

    /** @param texts how many texts are answered within the window */
    LongExchanges(Duration window, int texts) {
        this.window = window;
        this.texts = texts;
    }

    /**
     * Counts a text, and returns by how many texts the exchange is now over the limit: 0 if it may continue, 1 for the
     * first text over the limit. The same text is counted only once.
     */
    synchronized int excess(String leg, UUID text, String said, Instant now) {
        if (GO_ON.contains(PlainWords.of(said).joined())) {
            byLeg.remove(leg);
            return 0;
        }
        Map<UUID, Instant> exchange = byLeg.computeIfAbsent(leg, unseen -> new LinkedHashMap<>());
        Instant start = now.minus(window);
        exchange.values().removeIf(at -> !at.isAfter(start));
        exchange.putIfAbsent(text, now);
        // A sender who never stops takes up no more memory than this, and stays above the limit.
        if (exchange.size() > texts + 2) {
            exchange.remove(exchange.keySet().iterator().next());
        }
        return Math.max(0, exchange.size() - texts);
    }
}
