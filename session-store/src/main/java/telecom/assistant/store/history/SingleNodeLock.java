package telecom.assistant.store.history;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.function.Function;
import org.hibernate.reactive.mutiny.Mutiny.StatelessSession;
import telecom.assistant.store.Transactions;

/** Work of which at most one node does a step at a time, each step in a transaction of its own. */
@ApplicationScoped
class Alone {

    /** One of PostgreSQL's advisory locks, which are known by their numbers. */
    static final long LOCK = 0x68697374_6f7279L;

    private final Transactions transactions;

    Alone(Transactions transactions) {
        this.transactions = transactions;
    }

    /** Repeats the step as long as it says that there is more to do, or until another node is at it. */
    Uni<Void> repeat(Function<StatelessSession, Uni<Boolean>> step) {
        return Multi.createBy()
                .repeating()
                .uni(() -> transactions.run(session -> lock(session)
                        .chain(got ->
                                got ? step.apply(session) : Uni.createFrom().item(false))))
                .whilst(Boolean::booleanValue)
                .onItem()
                .ignoreAsUni();
    }

    private static Uni<Boolean> lock(StatelessSession session) {
        return session.createNativeQuery("select pg_try_advisory_xact_lock(:lock)", Boolean.class)
                .setParameter("lock", LOCK)
                .getSingleResult();
    }
}
