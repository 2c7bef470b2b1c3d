package telecom.assistant.store.conversation;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.smallrye.common.vertx.VertxContext;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import telecom.assistant.conversation.ConversationChange;
import telecom.assistant.conversation.ConversationRecord;
import telecom.assistant.store.FencedException;
import telecom.assistant.store.RefusedException;
import telecom.assistant.store.StoreBusyException;
import telecom.assistant.store.StoreConfig;

/**
 * Lets the changes of many conversations share a transaction. A change is written at once while fewer transactions than
 * {@code assistant.store.commit.in-flight} are in progress; changes that arrive meanwhile are collected and share the
 * next one. So transactions grow with the load, and no change waits for a timer.
 *
 * <p>Each change has an outcome of its own: a fenced one fails alone, and if the database refuses a batch, the batch is
 * halved until the culprit is isolated. A change whose caller has given up is skipped unless it is already being
 * written. The changes of a subscriber are written in the order in which they arrived. May be called from any thread.
 */
@ApplicationScoped
class GroupCommit {

    private final BatchWriter writer;
    private final Vertx vertx;
    private final StoreConfig config;
    private final CommitMetrics metrics;

    private final Object lock = new Object();
    private final CommitQueue queue;
    private int inFlight;

    GroupCommit(BatchWriter writer, Vertx vertx, StoreConfig config, MeterRegistry registry) {
        this.writer = writer;
        this.vertx = vertx;
        this.config = config;
        this.queue = new CommitQueue(config.commit().queue());
        this.metrics = CommitMetrics.registerIn(registry, this::waiting);
    }

    /**
     * Stores a change. The time-out includes the wait for a transaction.
     *
     * @return fails with {@link FencedException} if the change is refused because of its epoch or turn, with {@link
     *     RefusedException} if it is refused because of its content, and with {@link StoreBusyException} if too many
     *     are waiting
     */
    Uni<Void> store(ConversationChange change) {
        return Uni.createFrom()
                .<Void>emitter(emitter -> {
                    WaitingChange waiting = new WaitingChange(
                            change, emitter, VertxContext.createNewDuplicatedContext(vertx.getOrCreateContext()));
                    emitter.onTermination(() -> abandon(waiting));
                    submit(waiting);
                })
                .ifNoItem()
                .after(config.timeout())
                .fail();
    }

    private void submit(WaitingChange change) {
        boolean accepted;
        synchronized (lock) {
            accepted = queue.offer(change);
        }
        if (accepted) {
            writeNext();
        } else {
            metrics.refused().increment();
            change.failed(new StoreBusyException(config.commit().queue()));
        }
    }

    private void abandon(WaitingChange change) {
        change.abandon();
        synchronized (lock) {
            queue.withdraw(change);
        }
    }

    private void writeNext() {
        for (List<WaitingChange> batch = next(); !batch.isEmpty(); batch = next()) {
            List<WaitingChange> current = batch;
            write(current).subscribe().with(ignored -> done(current), failure -> done(current));
        }
    }

    private List<WaitingChange> next() {
        synchronized (lock) {
            if (inFlight >= config.commit().inFlight()) {
                return List.of();
            }
            List<WaitingChange> batch = queue.take(config.commit().maxChanges());
            inFlight += batch.isEmpty() ? 0 : 1;
            return batch;
        }
    }

    private void done(List<WaitingChange> batch) {
        synchronized (lock) {
            inFlight--;
            queue.done(batch);
        }
        writeNext();
    }

    /** Completes when each change of the batch has its outcome. */
    private Uni<Void> write(List<WaitingChange> batch) {
        List<WaitingChange> wanted =
                batch.stream().filter(change -> !change.isAbandoned()).toList();
        if (wanted.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        metrics.changes().record(wanted.size());
        Timer.Sample transaction = Timer.start();
        return writer.write(wanted.stream().map(WaitingChange::change).toList())
                .invoke(passed -> {
                    transaction.stop(metrics.stored());
                    wanted.forEach(change -> settle(change, passed));
                })
                .replaceWithVoid()
                .onFailure()
                .recoverWithUni(failure -> {
                    transaction.stop(metrics.failed());
                    return splitOrFail(wanted, failure);
                });
    }

    private void settle(WaitingChange change, Set<UUID> passed) {
        ConversationRecord conversation = change.change().conversation();
        if (passed.contains(conversation.id())) {
            change.stored();
        } else {
            metrics.fenced().increment();
            change.failed(new FencedException(conversation.id(), conversation.epoch()));
        }
    }

    private Uni<Void> splitOrFail(List<WaitingChange> batch, Throwable failure) {
        if (batch.size() == 1 || !BatchWriter.mayBeDueToOneChange(failure)) {
            Throwable cause = BatchWriter.isPermanent(failure) ? new RefusedException(failure) : failure;
            batch.forEach(change -> change.failed(cause));
            return Uni.createFrom().voidItem();
        }
        int half = batch.size() / 2;
        return write(batch.subList(0, half)).chain(() -> write(batch.subList(half, batch.size())));
    }

    private int waiting() {
        synchronized (lock) {
            return queue.size();
        }
    }
}
