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
 */
public record SettledThrough(int partition, long offset, Instant at) {

    /** An allowance for differences between publishers' clocks and for late publication. */
    private static final Duration CLOCK_TOLERANCE = Duration.ofMinutes(5);

    /**
     * Whether the event at a position is this one or an earlier one. The offsets of a recreated topic start over; its
     * events are recognised by their time.
     */
    public boolean covers(int eventPartition, long eventOffset, Instant happened) {
        return eventPartition == partition && eventOffset <= offset && !happened.isAfter(at.plus(CLOCK_TOLERANCE));
    }
}
