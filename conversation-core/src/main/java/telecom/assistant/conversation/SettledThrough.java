package telecom.assistant.conversation;

import java.time.Duration;
import java.time.Instant;

/**
 * The event that closed a subscriber's last conversation or erased the subscriber. The outcomes of this event and of
 * all earlier ones are stored, so an event among them that Kafka redelivers is not processed again.
 *
 * @param partition the partition of {@code assistant.inbound}
 * @param offset the event's position in the partition
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

    /** The same event, marked as an erasure. */
    public SettledThrough asErasure() {
        return new SettledThrough(partition, offset, at, true);
    }

    /**
     * Whether an event happened before the erasure. If an operator puts such an event back on its topic, the event gets
     * a new position, but must not recreate the erased subscriber.
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
