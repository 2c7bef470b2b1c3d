package telecom.assistant.conversation;

import java.time.Duration;
import java.time.Instant;

/**
 * The event by which a subscriber's last conversation was closed, or by which they were erased. It and all before it have
 * had their outcome, so that one of them which is delivered again is not taken again.
 *
 * @param partition of {@code assistant.inbound}
 * @param offset in the partition
 * @param at when the event happened
 */
public record SettledThrough(int partition, long offset, Instant at) {

    /** By how much the clocks of those who tell events may differ, and an event may be published late. */
    private static final Duration CLOCKS = Duration.ofMinutes(5);

    /**
     * Whether the event at a position is this one or was before it. The offsets of a topic that has been made anew begin
     * again; an event of it is known by its time.
     */
    public boolean covers(int eventPartition, long eventOffset, Instant happened) {
        return eventPartition == partition && eventOffset <= offset && !happened.isAfter(at.plus(CLOCKS));
    }
}
