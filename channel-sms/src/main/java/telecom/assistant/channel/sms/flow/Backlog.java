package telecom.assistant.channel.sms.flow;

import io.smallrye.mutiny.Uni;
import java.util.concurrent.CompletableFuture;

/**
 * Counts what was taken and is not yet done, and makes the one who takes wait when it is too much. For one taker at a
 * time; work may end on any thread.
 */
public final class Backlog {

    private final int limit;
    private int size;
    private CompletableFuture<Void> room = CompletableFuture.completedFuture(null);

    public Backlog(int limit) {
        this.limit = limit;
    }

    /** Takes one more. The result completes when there is room for another. */
    public synchronized Uni<Void> enter() {
        size++;
        if (size >= limit && room.isDone()) {
            room = new CompletableFuture<>();
        }
        return Uni.createFrom().completionStage(room);
    }

    /** One is done. */
    public void leave() {
        CompletableFuture<Void> waiter;
        synchronized (this) {
            size--;
            waiter = room;
        }
        waiter.complete(null);
    }

    /** How many are not yet done. */
    public synchronized int size() {
        return size;
    }
}
