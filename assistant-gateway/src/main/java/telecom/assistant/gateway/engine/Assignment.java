package telecom.assistant.gateway.engine;

import io.smallrye.mutiny.Uni;

/**
 * One assignment of a partition of {@code assistant.inbound} to this node, from the moment when the consumer group gives
 * the partition to it until it takes the partition away. When the partition comes back, that is another assignment. What
 * belongs to an assignment that is over sends, writes and settles nothing more. Safe for use by many threads.
 */
final class Assignment {

    private final int partition;
    private final int generation;
    private volatile boolean over;

    /** @param generation of the consumer group when the assignment began */
    Assignment(int partition, int generation) {
        this.partition = partition;
        this.generation = generation;
    }

    int partition() {
        return partition;
    }

    /** Whether a record that was polled in this generation of the consumer group came under this assignment. */
    boolean includes(int polledIn) {
        return !over && polledIn >= generation;
    }

    /** The partition has been taken away. */
    void end() {
        over = true;
    }

    boolean isOver() {
        return over;
    }

    /** The work, which fails with {@link OverException} if it is begun, or repeated, after the end of the assignment. */
    <T> Uni<T> during(Uni<T> work) {
        return Uni.createFrom().deferred(() -> over ? Uni.createFrom().failure(new OverException(partition)) : work);
    }

    /** Another node has the partition. */
    static final class OverException extends RuntimeException {

        private static final long serialVersionUID = 1L;

        OverException(int partition) {
            super("assistant.inbound, partition " + partition + ": this assignment is over", null, false, false);
        }
    }
}
