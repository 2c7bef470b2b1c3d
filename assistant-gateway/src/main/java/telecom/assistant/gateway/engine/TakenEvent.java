package telecom.assistant.gateway.engine;

import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import telecom.assistant.channel.event.Envelope;
import telecom.assistant.channel.event.InboundEvent;
import telecom.assistant.conversation.turn.Arrival;

/**
 * An inbound event whose outcome is not yet durable. Settled exactly once: {@link #done} lets its offset be committed,
 * {@link #failed} makes it a dead letter first, {@link #abandon} leaves it to the engine that now has its partition.
 */
final class TakenEvent implements Arrival {

    private static final int MOST_ATTEMPTS = 3;
    private static final int MOST_ATTEMPTS_WHILE_HELD_ELSEWHERE = 30;

    private final int partition;
    private final long offset;
    private final Envelope<InboundEvent> envelope;
    private final Settlement settlement;
    private final AtomicInteger attempts = new AtomicInteger(1);
    private final AtomicInteger fenced = new AtomicInteger();
    private final AtomicBoolean settled = new AtomicBoolean();

    TakenEvent(int partition, long offset, Envelope<InboundEvent> envelope, Settlement settlement) {
        this.partition = partition;
        this.offset = offset;
        this.envelope = envelope;
        this.settlement = settlement;
    }

    @Override
    public int partition() {
        return partition;
    }

    @Override
    public long offset() {
        return offset;
    }

    @Override
    public Envelope<InboundEvent> envelope() {
        return envelope;
    }

    /** Counts a failed attempt; false if there must be no other. */
    boolean mayBeTakenAgain() {
        return attempts.incrementAndGet() <= MOST_ATTEMPTS;
    }

    /** Counts an attempt that failed because another engine had the conversation, which is not the event's fault. */
    boolean mayBeTakenAgainAfterFencing() {
        return fenced.incrementAndGet() <= MOST_ATTEMPTS_WHILE_HELD_ELSEWHERE;
    }

    void done() {
        if (settled.compareAndSet(false, true)) {
            settlement.done();
        }
    }

    void failed(Throwable failure) {
        if (settled.compareAndSet(false, true)) {
            settlement.failed(failure);
        }
    }

    void abandon() {
        if (settled.compareAndSet(false, true)) {
            settlement.abandoned();
        }
    }

    /** What happens to the event's offset. */
    interface Settlement {

        void done();

        void failed(Throwable failure);

        void abandoned();
    }
}
