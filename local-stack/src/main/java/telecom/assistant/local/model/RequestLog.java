package telecom.assistant.local.model;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import telecom.assistant.local.model.RecordedRequest.Outcome;

/**
 * The latest requests, oldest first, and how many streams were aborted. Safe for use by many threads; drops the oldest.
 */
final class RequestLog {
    private static final int CAPACITY = 500;

    private final Map<Long, RecordedRequest> requests = new LinkedHashMap<>();
    private final Set<Long> open = new HashSet<>();
    private int mostOpen;
    private long last;
    private long aborts;

    synchronized long add(Map<String, String> headers, JsonNode body) {
        long number = ++last;
        requests.put(number, new RecordedRequest(number, System.currentTimeMillis(), headers, body, Outcome.OPEN));
        requests.remove(number - CAPACITY);
        open.add(number);
        mostOpen = Math.max(mostOpen, open.size());
        return number;
    }

    /** The first outcome stands: a stream that has ended cannot be aborted later. */
    synchronized void close(long number, Outcome outcome) {
        if (open.remove(number)) {
            requests.computeIfPresent(number, (key, request) -> request.with(outcome));
            aborts += outcome == Outcome.ABORTED ? 1 : 0;
        }
    }

    synchronized long count() {
        return last;
    }

    synchronized List<RecordedRequest> all() {
        return new ArrayList<>(requests.values());
    }

    synchronized long aborts() {
        return aborts;
    }

    synchronized int open() {
        return open.size();
    }

    synchronized int mostOpen() {
        return mostOpen;
    }

    synchronized void clear() {
        requests.clear();
        open.clear();
        mostOpen = 0;
        aborts = 0;
    }
}
