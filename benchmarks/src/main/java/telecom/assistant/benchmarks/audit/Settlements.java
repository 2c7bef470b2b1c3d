package telecom.assistant.benchmarks.audit;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

/** Records how far the engines had settled the events of each partition, and when this was observed. Thread-safe. */
final class Settlements {

    private final Map<Integer, NavigableMap<Long, Instant>> partitions = new HashMap<>();

    /** Records that everything before an offset of a partition was settled at this time or earlier. */
    synchronized void noteSettled(int partition, long offset, Instant at) {
        NavigableMap<Long, Instant> seen = partitions.computeIfAbsent(partition, unknown -> new TreeMap<>());
        if (seen.isEmpty() || offset > seen.lastKey()) {
            seen.put(offset, at);
        }
    }

    /** The time at which an event was first observed to be settled; the settlement itself came earlier. */
    synchronized Optional<Instant> firstSeenSettled(int partition, long offset) {
        return Optional.ofNullable(partitions.get(partition))
                .map(seen -> seen.higherEntry(offset))
                .map(Map.Entry::getValue);
    }
}
