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
 * Runs work in a transaction of its own. May be called from any thread; the work runs and the result arrives on an event
 * loop. Each call has a Vert.x context of its own, because Hibernate Reactive keeps the session in the context, and
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
     * Runs the work in one transaction. If the result arrives, all of it is stored; if a failure arrives, nothing is,
     * except after a time-out, when either may be the case. Work that nobody waits for any longer is abandoned: it is
     * rolled back unless it was already being committed, and its connection is free once the database has answered.
     */
    public <T> Uni<T> run(Function<Mutiny.StatelessSession, Uni<T>> work) {
        return Uni.createFrom()
                .<T>emitter(emitter -> {
                    Context context = VertxContext.createNewDuplicatedContext(vertx.getOrCreateContext());
                    VertxContextSafetyToggle.setContextSafe(context, true);
                    CompletableFuture<T> abandoned = new CompletableFuture<>();
                    context.runOnContext(ignored -> sessions.withStatelessTransaction(
                                    session -> unlessAbandoned(abandoned, work, session))
                            .subscribe()
                            .with(emitter::complete, emitter::fail));
                    // The time-out fires on another thread, but a session must only be used on its context.
                    emitter.onTermination(() -> context.runOnContext(
                            ignored -> abandoned.completeExceptionally(new CancellationException())));
                })
                .ifNoItem()
                .after(config.timeout())
                .fail();
    }

    /** Like {@link #run}, but the transaction is read-only. */
    public <T> Uni<T> read(Function<Mutiny.StatelessSession, Uni<T>> work) {
        return run(session -> session.createNativeQuery("set transaction read only")
                .executeUpdate()
                .chain(() -> work.apply(session)));
    }

    /**
     * The work, unless it is abandoned. Abandoning the work makes the work fail, and does not cancel the transaction.
     * Only this ensures that none of its steps run after the rollback, and that a connection which is still being
     * acquired is returned to the pool.
     */
    private static <T> Uni<T> unlessAbandoned(
            CompletableFuture<T> abandoned,
            Function<Mutiny.StatelessSession, Uni<T>> work,
            Mutiny.StatelessSession session) {
        Uni<T> abandonment = Uni.createFrom().completionStage(abandoned);
        return abandoned.isDone()
                ? abandonment
                : Uni.join().first(work.apply(session), abandonment).toTerminate();
    }
}
