package telecom.assistant.local.smsc;

import java.util.EnumMap;
import java.util.Map;

/** Counts to how many of the next submits each fault applies. Safe for use by many threads. */
final class SmscFaults {
    private final Map<SmscFault, Integer> pending = new EnumMap<>(SmscFault.class);

    synchronized void add(SmscFault fault, int times) {
        if (times < 1) {
            throw new IllegalArgumentException("times: " + times + " (expected: 1 or more)");
        }
        pending.put(fault, times);
    }

    /** Whether the fault applies to this submit; if so, it applies to one submit fewer from now on. */
    synchronized boolean consume(SmscFault fault) {
        int left = pending.getOrDefault(fault, 0);
        pending.put(fault, Math.max(0, left - 1));
        return left > 0;
    }

    synchronized void clear() {
        pending.clear();
    }
}
