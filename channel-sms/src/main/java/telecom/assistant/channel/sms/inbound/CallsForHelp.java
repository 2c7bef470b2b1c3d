package telecom.assistant.channel.sms.inbound;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;

/**
 * Decides which calls for help are handled no matter what else the subscriber has sent: the first few from a leg within
 * a certain time. Further ones are judged like all other texts, because a machine may be sending them. The calls are
 * kept in memory, so each node counts only the texts that it receives. Safe for use by multiple threads.
 */
final class CallsForHelp {

    /** How many legs are remembered; the count of a forgotten leg starts anew. */
    private static final int LIMIT = 20_000;

    private static final int CALLS = 5;
    private static final Duration WINDOW = Duration.ofMinutes(10);

    private final Map<String, Map<UUID, Instant>> byLeg = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Map<UUID, Instant>> eldest) {
            return size() > LIMIT;
        }
    };

    /**
     * Counts a call, and returns whether it is to be handled without further checks. Always returns the same for the
     * same text.
     */
    synchronized boolean admit(String leg, UUID text, Instant now) {
        Map<UUID, Instant> calls = byLeg.computeIfAbsent(leg, unseen -> new LinkedHashMap<>());
        Instant start = now.minus(WINDOW);
        calls.values().removeIf(at -> !at.isAfter(start));
        if (calls.size() < CALLS) {
            calls.putIfAbsent(text, now);
        }
        return calls.containsKey(text);
    }
}
