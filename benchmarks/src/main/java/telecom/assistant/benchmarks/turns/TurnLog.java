package telecom.assistant.benchmarks.turns;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;

/** What became of the turns of a row. Written on the event loop, read from any thread. */
final class TurnLog {

    private final List<Turn> turns = new ArrayList<>();
    private final Map<Fault, Long> faults = new EnumMap<>(Fault.class);
    private final AtomicLong count = new AtomicLong();

    synchronized void add(Turn turn) {
        turns.add(turn);
        count.incrementAndGet();
    }

    synchronized void add(Fault fault) {
        faults.merge(fault, 1L, Long::sum);
    }

    /** How many turns were answered. */
    long count() {
        return count.get();
    }

    synchronized List<Turn> turns() {
        return List.copyOf(turns);
    }

    synchronized Map<Fault, Long> faults() {
        return Map.copyOf(faults);
    }

    synchronized boolean hasFaults() {
        return !faults.isEmpty();
    }
}
