package telecom.assistant.local.bss;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/** How the BSS behaves and which requests it received, for tests and demonstrations. Safe for use by many threads. */
final class BssBehaviour {
    private static final int MAX_FAULTS = 10_000;
    private static final int MAX_REQUESTS = 500;

    private final Deque<BssFault> faults = new ArrayDeque<>();
    private final Deque<String> requests = new ArrayDeque<>();
    private Duration delay = Duration.ZERO;

    synchronized void fail(BssFault fault, int times) {
        if (times < 1 || faults.size() + times > MAX_FAULTS) {
            throw new IllegalArgumentException(
                    "times: " + times + " (expected: 1.." + (MAX_FAULTS - faults.size()) + ")");
        }
        for (int i = 0; i < times; i++) {
            faults.add(fault);
        }
    }

    synchronized Optional<BssFault> nextFault() {
        return Optional.ofNullable(faults.poll());
    }

    synchronized void delay(Duration wanted) {
        if (wanted.isNegative()) {
            throw new IllegalArgumentException("delay: " + wanted + " (expected: not negative)");
        }
        delay = wanted;
    }

    synchronized Duration delay() {
        return delay;
    }

    synchronized void record(String request) {
        requests.add(request);
        if (requests.size() > MAX_REQUESTS) {
            requests.remove();
        }
    }

    /** The latest requests, such as {@code GET /tmf-api/…}, without their queries; newest last. */
    synchronized List<String> requests() {
        return new ArrayList<>(requests);
    }

    synchronized void reset() {
        faults.clear();
        requests.clear();
        delay = Duration.ZERO;
    }
}
