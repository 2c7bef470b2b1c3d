package telecom.assistant.local.model;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;

/** The faults for the next requests, one for each request, in order. Safe for use by many threads. */
final class FaultQueue {
    private static final int LIMIT = 10_000;

    private final Deque<Fault> faults = new ArrayDeque<>();

    synchronized void add(Fault fault, int times) {
        if (times < 1 || faults.size() + times > LIMIT) {
            throw new IllegalArgumentException("times: " + times + " (expected: 1.." + (LIMIT - faults.size()) + ")");
        }
        for (int i = 0; i < times; i++) {
            faults.add(fault);
        }
    }

    synchronized Optional<Fault> next() {
        return Optional.ofNullable(faults.poll());
    }

    /** Removes all faults; returns how many there were. */
    synchronized int clear() {
        int left = faults.size();
        faults.clear();
        return left;
    }
}
