package telecom.assistant.store.history;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import telecom.assistant.channel.SubscriberId;
import telecom.assistant.store.Transactions;

/**
 * Removes all that is stored of a person, on their demand. What stays is that they want no texts ({@code sms_opt_out}):
 * without it they would be texted again. It has nothing of them but the pseudonym.
 *
 * <p>It knows the database only: what is in memory, in topics and in backups is for others. An engine that still holds
 * the person's conversation gets a {@link telecom.assistant.store.FencedException} for its next write.
 */
@ApplicationScoped
public class Erasure {

    private static final String THEIR_CONVERSATIONS =
            " where conversation_id in (select conversation_id from conversation where subscriber_id = :subscriber)";
    private static final String THEIRS = " where subscriber_id = :subscriber";

    // The row locks come first, so that no engine writes meanwhile. What conversations own is found by their ids, in
    // their partitions; the parts and segments of texts go with the texts, consents with the subscriber.
    static final List<String> STATEMENTS = List.of(
            "update conversation set epoch = epoch + 1" + THEIRS,
            "delete from suggestion" + THEIR_CONVERSATIONS,
            "delete from utterance" + THEIR_CONVERSATIONS,
            "delete from leg" + THEIR_CONVERSATIONS,
            "delete from conversation" + THEIRS,
            "delete from web_activity where conversation_id in"
                    + " (select conversation_id from web_conversation where subscriber_id = :subscriber)",
            "delete from web_conversation" + THEIRS,
            "delete from sms_inbound" + THEIRS,
            "delete from sms_delivery" + THEIRS,
            "delete from sms_early_receipt" + THEIRS,
            "delete from subscriber_usage" + THEIRS,
            "delete from subscriber" + THEIRS);

    private final Transactions transactions;

    Erasure(Transactions transactions) {
        this.transactions = transactions;
    }

    /** Removes everything of the person in one transaction. To do it again is harmless. */
    public Uni<Void> erase(SubscriberId subscriber) {
        return transactions.run(session -> Multi.createFrom()
                .iterable(STATEMENTS)
                .onItem()
                .transformToUniAndConcatenate(statement -> session.createNativeQuery(statement)
                        .setParameter("subscriber", subscriber.value())
                        .executeUpdate())
                .collect()
                .last()
                .replaceWithVoid());
    }
}
