package telecom.assistant.local.smsc;

import java.util.EnumMap;
import java.util.Map;

/** How many of the next submits are to meet each fault. Safe from any thread. */
final class SmscFaults {
    private final Map<SmscFault, Integer> ordered = new EnumMap<>(SmscFault.class);

    synchronized void order(SmscFault fault, int times) {
        if (times < 1) {
            throw new IllegalArgumentException("times: " + times + " (expected: 1 or more)");
        }
        ordered.put(fault, times);
    }

    /** Whether this submit is to meet the fault; if so, one time fewer is left. */
    synchronized boolean take(SmscFault fault) {
        int left = ordered.getOrDefault(fault, 0);
        ordered.put(fault, Math.max(0, left - 1));
        return left > 0;
    }

    synchronized void clear() {
        ordered.clear();
    }
}
