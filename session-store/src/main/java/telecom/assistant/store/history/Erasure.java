package telecom.assistant.store.history;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import telecom.assistant.channel.SubscriberId;
import telecom.assistant.conversation.SettledThrough;
import telecom.assistant.store.Statement;
import telecom.assistant.store.Transactions;

/**
 * Removes everything stored about a subscriber, at their request. What remains carries only their pseudonym: their
 * opt-outs ({@code sms_opt_out}), because otherwise they would be sent text messages again; and for a while, the ids of
 * the replies that they were sent as text messages and the position of the event that requested the erasure ({@code
 * erased_subscriber}), because Kafka may redeliver events.
 *
 * <p>It covers the database only, not memory, topics or backups. An engine that still holds the subscriber's
 * conversation gets a {@link telecom.assistant.store.FencedException} on its next write.
 */
@ApplicationScoped
public class Erasure {

    private static final String THEIR_CONVERSATIONS =
            " where conversation_id in (select conversation_id from conversation where subscriber_id = :subscriber)";
    private static final String THEIRS = " where subscriber_id = :subscriber";

    // The first statement locks the rows, so that no engine writes meanwhile. What belongs to conversations is found by
    // their ids, in their partitions. Parts are deleted along with their texts, consents with the subscriber.
    static final List<String> STATEMENTS = List.of(
            "update conversation set epoch = epoch + 1" + THEIRS,
            "delete from suggestion" + THEIR_CONVERSATIONS,
            "delete from utterance" + THEIR_CONVERSATIONS,
            "delete from leg" + THEIR_CONVERSATIONS,
            "delete from reply_rating" + THEIRS,
            "delete from conversation" + THEIRS,
            "delete from web_activity where conversation_id in"
                    + " (select conversation_id from web_conversation where subscriber_id = :subscriber)",
            "delete from web_conversation" + THEIRS,
            "delete from sms_inbound" + THEIRS,
            "update sms_delivery set conversation_id = null, leg = '', subscriber_address = '', service_address = ''"
                    + THEIRS,
            "update sms_segment set message_id = null, state = case state when 'PENDING' then 'FAILED' else state end"
                    + THEIRS,
            "delete from sms_early_receipt" + THEIRS,
            "delete from subscriber_usage" + THEIRS,
            "delete from subscriber" + THEIRS);

    private static final String RECORD_ERASURE = """
            insert into erased_subscriber as known
            values (:subscriber, row(cast(:partition as integer), cast(:offset as bigint)), :at)
            on conflict (subscriber_id) do update set settled = excluded.settled, erased_at = excluded.erased_at
            where known.erased_at <= excluded.erased_at""";

    private final Transactions transactions;

    Erasure(Transactions transactions) {
        this.transactions = transactions;
    }

    /**
     * Removes everything about the subscriber in one transaction. Repeating it is harmless.
     *
     * @param through the event that requests the erasure
     */
    public Uni<Void> erase(SubscriberId subscriber, SettledThrough through) {
        Map<String, String> who = Map.of("subscriber", subscriber.value());
        Map<String, ?> event = Map.of(
                "subscriber", subscriber.value(),
                "partition", through.partition(),
                "offset", through.offset(),
                "at", through.at());
        return transactions
                .run(session -> Multi.createFrom()
                        .iterable(STATEMENTS)
                        .onItem()
                        .transformToUniAndConcatenate(statement -> new Statement(statement, who).execute(session))
                        .collect()
                        .last()
                        .chain(() -> new Statement(RECORD_ERASURE, event).execute(session)))
                .replaceWithVoid();
    }
}
