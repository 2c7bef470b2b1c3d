package telecom.assistant.conversation;

import java.time.Duration;
import java.time.Instant;

/**
 * The event that closed a subscriber's last conversation or erased them. It and everything before it has had its outcome,
 * so if Kafka delivers one of these events again, it is not processed again.
 *
 * @param partition of {@code assistant.inbound}
 * @param offset in the partition
 * @param at when the event happened
 */
public record SettledThrough(int partition, long offset, Instant at) {

    /** By how much publishers' clocks may differ, and by how much an event may be published late. */
    private static final Duration CLOCKS = Duration.ofMinutes(5);

    /**
     * Whether the event at a position is this one or an earlier one. The offsets of a recreated topic start over; its events
     * are recognised by their time.
     */
    public boolean covers(int eventPartition, long eventOffset, Instant happened) {
        return eventPartition == partition && eventOffset <= offset && !happened.isAfter(at.plus(CLOCKS));
    }
}
