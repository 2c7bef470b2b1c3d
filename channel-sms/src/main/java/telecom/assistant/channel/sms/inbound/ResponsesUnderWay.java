package telecom.assistant.channel.sms.inbound;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import telecom.assistant.store.sms.InboundText;

/**
 * Keeps track of the texts whose responses might not reach the SMSC if the connection were lost now, because they have
 * not been written yet, or only just. Safe for use by multiple threads.
 */
final class ResponsesUnderWay {

    private final Duration transit;
    private final Supplier<Instant> clock;
    private final Map<UUID, Response> responses = new LinkedHashMap<>();

    /** @param transit how long after being written a response may still be lost with the connection */
    ResponsesUnderWay(Duration transit, Supplier<Instant> clock) {
        this.transit = transit;
        this.clock = clock;
    }

    /** Notes that the response to a text is about to be written. */
    synchronized void expect(InboundText text) {
        Instant now = clock.get();
        responses.values().removeIf(response -> response.hasArrivedBy(now, transit));
        responses.put(text.id(), new Response(text, null));
    }

    /** Notes that the response to a text has been written. */
    synchronized void recordWritten(InboundText text) {
        responses.computeIfPresent(text.id(), (id, response) -> new Response(text, clock.get()));
    }

    /** Notes that there will be no response to a text. */
    synchronized void forget(InboundText text) {
        responses.remove(text.id());
    }

    /** Removes all texts, and returns those whose response is in doubt because the connection has been lost. */
    synchronized List<InboundText> drainInDoubt() {
        Instant now = clock.get();
        List<InboundText> inDoubt = new ArrayList<>();
        responses.values().stream()
                .filter(response -> !response.hasArrivedBy(now, transit))
                .forEach(response -> inDoubt.add(response.text()));
        responses.clear();
        return inDoubt;
    }

    /** @param writtenAt when the response was written; null if it has not been written */
    private record Response(InboundText text, Instant writtenAt) {

        boolean hasArrivedBy(Instant now, Duration transit) {
            return writtenAt != null && writtenAt.plus(transit).isBefore(now);
        }
    }
}
