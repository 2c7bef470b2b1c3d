package telecom.assistant.store.consent;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Map;
import telecom.assistant.channel.SubscriberId;
import telecom.assistant.channel.event.ConsentScope;
import telecom.assistant.conversation.SubscriberRecord;
import telecom.assistant.store.Statement;
import telecom.assistant.store.Transactions;

/**
 * Stores what subscribers have agreed to. Until a subscriber agrees to something, no consent is assumed. A consent ends
 * when it is withdrawn or when the subscriber is erased or forgotten. Giving or withdrawing a consent twice is
 * harmless.
 */
@ApplicationScoped
public class Consents {

    private final Transactions transactions;

    protected Consents(Transactions transactions) {
        this.transactions = transactions;
    }

    /**
     * Stores that the subscriber agrees. If they agreed before, the earlier time stands.
     *
     * @param subscriber the subscriber, who is stored as well if not known yet
     */
    public Uni<Void> give(SubscriberRecord subscriber, ConsentScope scope, Instant since) {
        // One statement inserts the subscriber and the consent, so the foreign key is checked once both are there.
        return transactions.run(session -> session.createNativeQuery("""
                with new_subscriber as (
                    insert into subscriber (subscriber_id, number, name, language, updated_at)
                    values (:subscriber, :number, :name, :language, now())
                    on conflict do nothing)
                insert into consent (subscriber_id, scope, since) values (:subscriber, :scope, :since)
                on conflict do nothing""")
                .setParameter("subscriber", subscriber.id().value())
                .setParameter("number", subscriber.number())
                .setParameter("name", subscriber.name())
                .setParameter("language", subscriber.language())
                .setParameter("scope", scope.name())
                .setParameter("since", since)
                .executeUpdate()
                .replaceWithVoid());
    }

    /** Withdraws the consent, as if the subscriber had never agreed. */
    public Uni<Void> withdraw(SubscriberId subscriber, ConsentScope scope) {
        String statement = "delete from consent where subscriber_id = :subscriber and scope = :scope";
        return transactions
                .run(new Statement(statement, Map.of("subscriber", subscriber.value(), "scope", scope.name()))::execute)
                .replaceWithVoid();
    }
}
