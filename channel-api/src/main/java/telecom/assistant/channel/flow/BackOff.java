package telecom.assistant.channel.flow;

import java.time.Duration;

/** Pauses between attempts, each twice as long as the one before, up to a limit. Safe for use by many threads. */
public final class BackOff {

    private final Duration shortest;
    private final Duration longest;
    private Duration next;

    public BackOff(Duration shortest, Duration longest) {
        this.shortest = shortest;
        this.longest = longest;
        this.next = shortest;
    }

    /** How long to wait before the next attempt. */
    public synchronized Duration next() {
        Duration pause = next;
        Duration doubled = next.multipliedBy(2);
        next = doubled.compareTo(longest) < 0 ? doubled : longest;
        return pause;
    }

    /** Starts again at the shortest pause, because an attempt succeeded. */
    public synchronized void reset() {
        next = shortest;
    }
}
