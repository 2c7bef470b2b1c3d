package telecom.assistant.store.history;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.function.Function;
import org.hibernate.reactive.mutiny.Mutiny.StatelessSession;
import telecom.assistant.store.Statement;
import telecom.assistant.store.Transactions;

/**
 * Lets only one node at a time do a step of maintenance work. Each step has a transaction of its own, which holds the
 * lock.
 */
@ApplicationScoped
class SingleNodeLock {

    /** The number that identifies the advisory lock in PostgreSQL. */
    static final long LOCK = 0x68697374_6f7279L;

    private final Transactions transactions;

    SingleNodeLock(Transactions transactions) {
        this.transactions = transactions;
    }

    /**
     * Repeats the step until it returns false, meaning that nothing is left to do, or until another node holds the
     * lock.
     */
    Uni<Void> repeat(Function<StatelessSession, Uni<Boolean>> step) {
        return Multi.createBy()
                .repeating()
                .uni(() -> transactions.run(session -> lock(session)
                        .chain(locked ->
                                locked ? step.apply(session) : Uni.createFrom().item(false))))
                .whilst(Boolean::booleanValue)
                .onItem()
                .ignoreAsUni();
    }

    private static Uni<Boolean> lock(StatelessSession session) {
        return new Statement("select pg_try_advisory_xact_lock(:lock)", Map.of("lock", LOCK))
                .one(session, Boolean.class);
    }
}
