package telecom.assistant.channel.sms.inbound;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;

/**
 * Says which calls for help are heard whatever else has been sent: the first few of a leg within a while. Those beyond
 * are judged as all other texts, because a machine may be sending them. Kept in memory, so that each node counts only the
 * texts that it receives. Safe for use by many threads.
 */
final class CallsForHelp {

    /** How many legs are remembered; a forgotten one starts anew. */
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

    /** Whether a call is heard. Asked for again about the same text, it says the same. */
    synchronized boolean isHeard(String leg, UUID text, Instant now) {
        Map<UUID, Instant> calls = byLeg.computeIfAbsent(leg, unseen -> new LinkedHashMap<>());
        Instant start = now.minus(WINDOW);
        calls.values().removeIf(at -> !at.isAfter(start));
        if (calls.size() < CALLS) {
            calls.putIfAbsent(text, now);
        }
        return calls.containsKey(text);
    }
}
