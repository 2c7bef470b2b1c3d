package telecom.assistant.channel.flow;

import io.smallrye.mutiny.Uni;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;

/**
 * A {@link SerialQueue} for each key, kept only while it has steps: steps of one key run one after another, steps of
 * different keys at the same time. Safe for use by many threads; never blocks.
 */
public final class SerialQueues<K> {

    private final int limit;
    private final String setting;
    private final Map<K, Queue> queues = new HashMap<>();

    /**
     * @param limit how many steps may wait for one key
     * @param setting the setting to raise when that limit is too low
     */
    public SerialQueues(int limit, String setting) {
        this.limit = limit;
        this.setting = setting;
    }

    /** Like {@link SerialQueue#run}, in the queue of the key. Fails at once when too many steps of that key wait. */
    public <T> Uni<T> run(K key, Supplier<Uni<T>> step) {
        return Uni.createFrom().deferred(() -> enter(key)
                .steps
                .run(() -> Uni.createFrom().deferred(step::get).onTermination().invoke(() -> leave(key))));
    }

    private synchronized Queue enter(K key) {
        Queue queue = queues.computeIfAbsent(key, unknown -> new Queue());
        if (queue.size > limit) {
            throw new QueueFullException("steps waiting for one key", limit, setting);
        }
        queue.size++;
        return queue;
    }

    private synchronized void leave(K key) {
        if (--queues.get(key).size == 0) {
            queues.remove(key);
        }
    }

    private static final class Queue {
        private final SerialQueue steps = new SerialQueue();
        private int size;
    }

    /** Thrown when too many steps are waiting. */
    public static final class QueueFullException extends RuntimeException {

        private static final long serialVersionUID = 1L;

        /**
         * @param what describes what is waiting and where, for the message
         * @param setting the setting to raise, perhaps with further advice
         */
        public QueueFullException(String what, int limit, String setting) {
            super(what + ": " + limit + " (expected: fewer; raise " + setting + ")");
        }
    }
}
