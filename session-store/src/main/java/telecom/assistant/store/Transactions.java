package telecom.assistant.store;

import io.quarkus.vertx.core.runtime.context.VertxContextSafetyToggle;
import io.smallrye.common.vertx.VertxContext;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import org.hibernate.reactive.mutiny.Mutiny;

/**
 * Runs work in a transaction of its own. May be called from any thread; the work and the result arrive on an event
 * loop. Each call has a Vert.x context of its own, because Hibernate Reactive keeps the session in the context and the
 * conversations that share an event loop must not share a session.
 */
@ApplicationScoped
public class Transactions {

    private final Mutiny.SessionFactory sessions;
    private final Vertx vertx;
    private final StoreConfig config;

    Transactions(Mutiny.SessionFactory sessions, Vertx vertx, StoreConfig config) {
        this.sessions = sessions;
        this.vertx = vertx;
        this.config = config;
    }

    /**
     * Runs the work in one transaction: all of it is stored when the result arrives, nothing of it when a failure does,
     * except for a time-out, after which either may be true. Work that nobody waits for any more is given up: it is
     * rolled back, unless it was being committed, and its connection is free as soon as the database has answered.
     */
    public <T> Uni<T> run(Function<Mutiny.StatelessSession, Uni<T>> work) {
        return Uni.createFrom()
                .<T>emitter(emitter -> {
                    Context context = VertxContext.createNewDuplicatedContext(vertx.getOrCreateContext());
                    VertxContextSafetyToggle.setContextSafe(context, true);
                    CompletableFuture<T> abandoned = new CompletableFuture<>();
                    context.runOnContext(
                            ignored -> sessions.withStatelessTransaction(session -> unless(abandoned, work, session))
                                    .subscribe()
                                    .with(emitter::complete, emitter::fail));
                    // The time-out comes on a thread of its own, and a session is used on its context only.
                    emitter.onTermination(() -> context.runOnContext(
                            ignored -> abandoned.completeExceptionally(new CancellationException())));
                })
                .ifNoItem()
                .after(config.timeout())
                .fail();
    }

    /** Runs work in a transaction of its own that can write nothing; else as {@link #run}. */
    public <T> Uni<T> read(Function<Mutiny.StatelessSession, Uni<T>> work) {
        return run(session -> session.createNativeQuery("set transaction read only")
                .executeUpdate()
                .chain(() -> work.apply(session)));
    }

    /**
     * The work, as long as it is wanted. To give it up is a failure of the work, not a cancellation of the transaction:
     * only then does none of its steps come after the roll-back, and does a connection that is still on its way get back
     * to the pool.
     */
    private static <T> Uni<T> unless(
            CompletableFuture<T> abandoned,
            Function<Mutiny.StatelessSession, Uni<T>> work,
            Mutiny.StatelessSession session) {
        Uni<T> abandonment = Uni.createFrom().completionStage(abandoned);
        return abandoned.isDone()
                ? abandonment
                : Uni.join().first(work.apply(session), abandonment).toTerminate();
    }
}
