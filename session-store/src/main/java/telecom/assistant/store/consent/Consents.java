package telecom.assistant.store.consent;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import telecom.assistant.channel.SubscriberId;
import telecom.assistant.channel.event.ConsentScope;
import telecom.assistant.store.Transactions;
import telecom.assistant.conversation.SubscriberRecord;

/**
 * What subscribers have agreed to; nobody has until they say so. A consent ends when it is withdrawn, and with the person's
 * being erased or forgotten. Giving or withdrawing one twice is harmless.
 */
@ApplicationScoped
public class Consents {

    private final Transactions transactions;

    protected Consents(Transactions transactions) {
        this.transactions = transactions;
    }

    /**
     * Stores that the subscriber agrees. One who has agreed already has since the first time.
     *
     * @param subscriber stored, too, if nothing is known of them yet
     */
    public Uni<Void> give(SubscriberRecord subscriber, ConsentScope scope, Instant since) {
        // The person and the consent are one statement's, so the reference is checked when both are there.
        return transactions.run(session -> session.createNativeQuery("""
                with person as (
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

    /** From now on it is as if the subscriber had never agreed. */
    public Uni<Void> withdraw(SubscriberId subscriber, ConsentScope scope) {
        return transactions.run(session -> session.createNativeQuery(
                        "delete from consent where subscriber_id = :subscriber and scope = :scope")
                .setParameter("subscriber", subscriber.value())
                .setParameter("scope", scope.name())
                .executeUpdate()
                .replaceWithVoid());
    }
}
