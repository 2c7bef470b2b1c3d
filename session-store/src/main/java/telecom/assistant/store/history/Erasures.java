package telecom.assistant.store.history;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.Tuple;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.Map;
import java.util.stream.Collectors;
import telecom.assistant.channel.SubscriberId;
import telecom.assistant.conversation.SettledThrough;
import telecom.assistant.store.Statement;
import telecom.assistant.store.Transactions;

/** Finds which subscribers were erased, as long as {@link Retention} keeps the pseudonyms of erased subscribers. */
@ApplicationScoped
public class Erasures {

    private static final String FIND = """
            select subscriber_id, (settled).partition, (settled)."offset", erased_at from erased_subscriber
            where subscriber_id in (:subscribers)""";

    private final Transactions transactions;

    Erasures(Transactions transactions) {
        this.transactions = transactions;
    }

    /** The event that last erased each of these subscribers; those who were never erased are left out. */
    public Uni<Map<SubscriberId, SettledThrough>> of(Collection<SubscriberId> subscribers) {
        if (subscribers.isEmpty()) {
            return Uni.createFrom().item(Map.of());
        }
        Map<String, ?> who = Map.of(
                "subscribers", subscribers.stream().map(SubscriberId::value).toList());
        return transactions
                .run(session -> new Statement(FIND, who).list(session, Tuple.class))
                .map(rows -> rows.stream()
                        .collect(Collectors.toUnmodifiableMap(
                                row -> new SubscriberId(row.get(0, String.class)), Erasures::erasure)));
    }

    private static SettledThrough erasure(Tuple row) {
        Instant at = row.get(3, OffsetDateTime.class).toInstant();
        return new SettledThrough(row.get(1, Integer.class), row.get(2, Long.class), at, true);
    }
}
