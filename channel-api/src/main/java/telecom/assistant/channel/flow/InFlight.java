package telecom.assistant.channel.flow;

import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.UniEmitter;
import java.util.ArrayDeque;
import java.util.Queue;

/** Limits how many operations are in flight. Safe for use by many threads; never blocks. */
public final class InFlight {

    private final int limit;
    private final Queue<UniEmitter<? super Void>> waiting = new ArrayDeque<>();
    private int entered;

    public InFlight(int limit) {
        this.limit = limit;
    }

    /**
     * Completes as soon as there is room, first come, first served. Each entry must be followed by exactly one
     * {@link #leave}.
     */
    public Uni<Void> enter() {
        return Uni.createFrom().emitter(emitter -> {
            synchronized (this) {
                if (entered >= limit) {
                    waiting.add(emitter);
                    return;
                }
                entered++;
            }
            emitter.complete(null);
        });
    }

    /** Frees one place and gives it to the entry that has waited longest. */
    public void leave() {
        UniEmitter<? super Void> next;
        synchronized (this) {
            next = waiting.poll();
            if (next == null) {
                entered--;
            }
        }
        if (next != null) {
            next.complete(null);
        }
    }

    /** How many operations are in flight. */
    public synchronized int entered() {
        return entered;
    }
}
