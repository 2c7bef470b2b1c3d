package telecom.assistant.local.smsc;

import java.time.Duration;

/** When to send an unacknowledged deliver_sm again: after a wait that doubles each time, up to {@code longest}. */
record RetrySchedule(int attempts, Duration first, Duration longest) {
    static final RetrySchedule DEFAULT = new RetrySchedule(20, Duration.ofMillis(250), Duration.ofSeconds(10));

    boolean allows(int failures) {
        return failures < attempts;
    }

    Duration waitAfter(int failures) {
        Duration doubled = first.multipliedBy(1L << Math.min(failures - 1, 16));
        return doubled.compareTo(longest) < 0 ? doubled : longest;
    }
}
