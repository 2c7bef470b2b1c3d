package telecom.assistant.conversation;

import java.time.Duration;
import java.time.Instant;

/**
 * The event that closed a subscriber's last conversation or erased the subscriber. The outcome of this event and of all
 * earlier ones is stored, so if Kafka delivers one of them again, it is not processed again.
 *
 * @param partition of {@code assistant.inbound}
 * @param offset its position in the partition
 * @param at when the event happened
 * @param erasure whether it erased the subscriber
 */
public record SettledThrough(int partition, long offset, Instant at, boolean erasure) {

    /** An allowance for differences between publishers' clocks and for late publication. */
    private static final Duration CLOCK_TOLERANCE = Duration.ofMinutes(5);

    /** An event that closed a conversation. */
    public SettledThrough(int partition, long offset, Instant at) {
        this(partition, offset, at, false);
    }

    /** The same event, if it erased the subscriber. */
    public SettledThrough asErasure() {
        return new SettledThrough(partition, offset, at, true);
    }

    /**
     * Whether an event that an operator has put back would bring an erased subscriber back: its position is new, but it
     * happened before the erasure.
     */
    public boolean erasedAfter(Instant happened) {
        return erasure && !happened.isAfter(at);
    }

    /**
     * Whether the event at a position is this one or an earlier one. The offsets of a recreated topic start over; its
     * events are recognised by their time.
     */
    public boolean covers(int eventPartition, long eventOffset, Instant happened) {
        return eventPartition == partition && eventOffset <= offset && !happened.isAfter(at.plus(CLOCK_TOLERANCE));
    }
}
