package telecom.assistant.channel.sms.flow;

import java.time.Duration;

/** Pauses that double from the shortest to the longest. Safe for use by many threads. */
public final class BackOff {

    private final Duration shortest;
    private final Duration longest;
    private Duration next;

    public BackOff(Duration shortest, Duration longest) {
        this.shortest = shortest;
        this.longest = longest;
        this.next = shortest;
    }

    /** The pause to make now; the one after it is twice as long. */
    public synchronized Duration next() {
        Duration pause = next;
        Duration doubled = next.multipliedBy(2);
        next = doubled.compareTo(longest) < 0 ? doubled : longest;
        return pause;
    }

    /** Begins anew, because it worked. */
    public synchronized void reset() {
        next = shortest;
    }
}
