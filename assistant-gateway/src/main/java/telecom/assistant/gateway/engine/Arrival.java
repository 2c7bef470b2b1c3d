package telecom.assistant.gateway.engine;

import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import telecom.assistant.channel.event.Envelope;
import telecom.assistant.channel.event.InboundEvent;

/**
 * An inbound event whose outcome is not yet durable. Settled exactly once: {@link #done} lets its offset be committed,
 * {@link #failed} makes it a dead letter first.
 */
final class Arrival {

    private final Envelope<InboundEvent> envelope;
    private final Consumer<Throwable> settle;
    private final AtomicBoolean settled = new AtomicBoolean();

    /** @param settle gets null for a success, or the failure */
    Arrival(Envelope<InboundEvent> envelope, Consumer<Throwable> settle) {
        this.envelope = envelope;
        this.settle = settle;
    }

    Envelope<InboundEvent> envelope() {
        return envelope;
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
