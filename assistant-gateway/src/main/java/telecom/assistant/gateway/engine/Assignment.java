package telecom.assistant.gateway.engine;

import io.smallrye.mutiny.Uni;

/**
 * One assignment of a partition of {@code assistant.inbound} to this node, from the moment when the consumer group
 * gives the partition to the node until it takes the partition away. If the partition comes back, that is a new
 * assignment. Once an assignment is over, no work that belongs to it sends, writes or settles anything. Thread-safe.
 */
final class Assignment {

    private final int partition;
    private final int generation;
    private volatile boolean ended;

    /** @param generation the generation of the consumer group when the assignment began */
    Assignment(int partition, int generation) {
        this.partition = partition;
        this.generation = generation;
    }

    int partition() {
        return partition;
    }

    /** Whether a record that was polled in this generation of the consumer group came under this assignment. */
    boolean includes(int polledGeneration) {
        return !ended && polledGeneration >= generation;
    }

    /** Ends the assignment: the partition has been taken away. */
    void end() {
        ended = true;
    }

    boolean isOver() {
        return ended;
    }

    /**
     * Guards work so that it fails with an {@link AssignmentEndedException} if it is started, or repeated, after the
     * end of the assignment.
     */
    <T> Uni<T> during(Uni<T> work) {
        return Uni.createFrom()
                .deferred(() -> ended ? Uni.createFrom().failure(new AssignmentEndedException(partition)) : work);
    }

    /** Signals that the assignment is over; another node may have the partition. */
    static final class AssignmentEndedException extends RuntimeException {

        private static final long serialVersionUID = 1L;

        AssignmentEndedException(int partition) {
            super("assistant.inbound, partition " + partition + ": this assignment is over", null, false, false);
        }
    }
}
