package telecom.assistant.local.smsc;

import java.time.Duration;

/** When a deliver_sm that was not acknowledged is sent again: the wait doubles up to a longest, a number of times. */
record RetrySchedule(int attempts, Duration first, Duration longest) {
    static final RetrySchedule USUAL = new RetrySchedule(20, Duration.ofMillis(250), Duration.ofSeconds(10));

    boolean allows(int failures) {
        return failures < attempts;
    }

    Duration waitAfter(int failures) {
        Duration doubled = first.multipliedBy(1L << Math.min(failures - 1, 16));
        return doubled.compareTo(longest) < 0 ? doubled : longest;
    }
}
