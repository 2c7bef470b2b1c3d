package telecom.assistant.gateway.engine;

import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.UniEmitter;
import java.util.ArrayDeque;
import java.util.Queue;

/** Counts what is under way, and lets more in only below a limit. Safe for use by many threads; blocks none. */
final class InFlight {

    private final int limit;
    private final Queue<UniEmitter<? super Void>> waiting = new ArrayDeque<>();
    private int entered;

    InFlight(int limit) {
        this.limit = limit;
    }

    /** Completes as soon as there is room, in the order of asking. */
    Uni<Void> enter() {
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

    /** One is done; whoever waits longest takes its place. */
    void leave() {
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

    /** How much is under way. */
    synchronized int entered() {
        return entered;
    }
}
