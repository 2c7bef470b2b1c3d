package telecom.assistant.gateway.engine;

import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import telecom.assistant.channel.event.Envelope;
import telecom.assistant.channel.event.InboundEvent;
import telecom.assistant.conversation.turn.Arrival;

/**
 * An inbound event whose outcome is not durable yet. It is settled exactly once: {@link #done} lets its offset be
 * committed, {@link #failed} makes it a dead letter first, and {@link #abandon} leaves it to the engine that now has
 * its partition. After the end of the assignment under which it came, it is always left to that engine.
 */
final class UnsettledEvent implements Arrival {

    private static final int MOST_ATTEMPTS = 3;
    private static final int MOST_ATTEMPTS_WHILE_HELD_ELSEWHERE = 30;

    private final Assignment assignment;
    private final long offset;
    private final Envelope<InboundEvent> envelope;
    private final boolean replay;
    private final Settlement settlement;
    private final Runnable uncount;
    private final AtomicInteger attempts = new AtomicInteger(1);
    private final AtomicInteger fencedAttempts = new AtomicInteger();
    private final AtomicBoolean settled = new AtomicBoolean();

    /**
     * @param replay whether an operator has put the event back
     * @param uncount runs when the event is settled, before anything else
     */
    UnsettledEvent(
            Assignment assignment,
            long offset,
            Envelope<InboundEvent> envelope,
            boolean replay,
            Settlement settlement,
            Runnable uncount) {
        this.assignment = assignment;
        this.offset = offset;
        this.envelope = envelope;
        this.replay = replay;
        this.settlement = settlement;
        this.uncount = uncount;
    }

    /** The assignment under which the event was consumed. */
    Assignment assignment() {
        return assignment;
    }

    @Override
    public int partition() {
        return assignment.partition();
    }

    @Override
    public long offset() {
        return offset;
    }

    @Override
    public Envelope<InboundEvent> envelope() {
        return envelope;
    }

    @Override
    public boolean isReplay() {
        return replay;
    }

    /**
     * Counts a failed attempt, and returns whether there may be another. During an outage there may always be another,
     * however long the outage lasts.
     */
    boolean mayBeRetried(Fault fault) {
        return switch (fault) {
            case EVENT -> attempts.incrementAndGet() <= MOST_ATTEMPTS;
            case LOST_CONVERSATION -> fencedAttempts.incrementAndGet() <= MOST_ATTEMPTS_WHILE_HELD_ELSEWHERE;
            case INFRASTRUCTURE -> true;
        };
    }

    void done() {
        settle(Settlement::done);
    }

    void failed(Throwable failure) {
        settle(offset -> offset.failed(failure));
    }

    void abandon() {
        settle(Settlement::abandoned);
    }

    private void settle(Consumer<Settlement> outcome) {
        if (settled.compareAndSet(false, true)) {
            uncount.run();
            if (assignment.isOver()) {
                settlement.abandoned();
            } else {
                outcome.accept(settlement);
            }
        }
    }

    /** Decides the fate of the event's offset. */
    interface Settlement {

        /** Lets the offset be committed. */
        void done();

        /** Makes the record a dead letter, and then lets the offset be committed. */
        void failed(Throwable failure);

        /** Leaves the offset uncommitted, for the partition's new owner. */
        void abandoned();
    }
}
