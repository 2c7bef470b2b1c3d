package telecom.assistant.gateway.engine;

import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import telecom.assistant.channel.event.Envelope;
import telecom.assistant.channel.event.InboundEvent;

/**
 * An inbound event whose outcome is not yet durable. Settled exactly once: {@link #done} lets its offset be committed,
 * {@link #failed} makes it a dead letter first.
 */
final class Arrival {

    private static final int MOST_ATTEMPTS = 3;

    private final Envelope<InboundEvent> envelope;
    private final Consumer<Throwable> settle;
    private final AtomicInteger attempts = new AtomicInteger(1);
    private final AtomicBoolean settled = new AtomicBoolean();

    /** @param settle gets null for a success, or the failure */
    Arrival(Envelope<InboundEvent> envelope, Consumer<Throwable> settle) {
        this.envelope = envelope;
        this.settle = settle;
    }

    Envelope<InboundEvent> envelope() {
        return envelope;
    }

    /** Counts an attempt; false when there have been enough. */
    boolean mayBeTakenAgain() {
        return attempts.incrementAndGet() <= MOST_ATTEMPTS;
    }

    void done() {
        if (settled.compareAndSet(false, true)) {
            settle.accept(null);
        }
    }

    void failed(Throwable failure) {
        if (settled.compareAndSet(false, true)) {
            settle.accept(failure);
        }
    }
}
