package telecom.assistant.store.conversation;

import io.smallrye.mutiny.Uni;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.reactive.mutiny.Mutiny.StatelessSession;
import telecom.assistant.channel.SubscriberId;
import telecom.assistant.conversation.UtteranceRecord;
import telecom.assistant.store.Statement;

/** Queries on conversations, which run in the caller's session. All of them are bounded. */
public final class ConversationReader {

    static final String LAST_UTTERANCES = """
            select cast(row_to_json(u) as text) from utterance u where u.conversation_id = :conversation
            order by %s limit :limit""".formatted(UtteranceRow.NEWEST_FIRST);

    /** Includes utterances that sort equal to the given one, because their order is not certain. */
    static final String UTTERANCES_BEFORE = """
            select cast(row_to_json(u) as text) from utterance u, utterance b
            where u.conversation_id = :conversation and b.conversation_id = :conversation and b.utterance_id = :before
                and u.turn <= b.turn and u.utterance_id <> b.utterance_id
                and (-u.turn, case when u.role = 'SUBSCRIBER' then 1 else 0 end, b.said_at)
                    >= (-b.turn, case when b.role = 'SUBSCRIBER' then 1 else 0 end, u.said_at)
            order by %s limit :limit""".formatted(UtteranceRow.NEWEST_FIRST);

    /** In the reverse of {@link UtteranceRow#NEWEST_FIRST}, so that the same index serves it. */
    static final String CONSENTED_UTTERANCES = """
            select cast(row_to_json(u) as text) from utterance u
            where u.conversation_id = :conversation and u.turn > :after and u.turn <= :through
                and exists (select from conversation c join consent t on t.subscriber_id = c.subscriber_id
                    where c.conversation_id = :conversation and t.scope = 'TRAINING' and t.since <= c.opened_at)
            order by u.turn, case when u.role = 'SUBSCRIBER' then 1 else 0 end desc, u.said_at limit :limit""";

    private static final int MAX_ROWS = 5000;

    private ConversationReader() {}

    /**
     * The last utterances of a conversation, oldest first: by turn, within a turn the subscriber's utterances before
     * those that answer them, and only then by time, because times come from the clocks of several nodes.
     */
    public static Uni<List<UtteranceRecord>> lastUtterances(StatelessSession session, UUID conversation, int limit) {
        return oldestFirst(
                session, new Statement(LAST_UTTERANCES, Map.of("conversation", conversation, "limit", limit)));
    }

    /** The utterances right before this one, oldest first; none if there is no such utterance in the conversation. */
    public static Uni<List<UtteranceRecord>> utterancesBefore(
            StatelessSession session, UUID conversation, UUID before, int limit) {
        Map<String, ?> parameters = Map.of("conversation", conversation, "before", before, "limit", limit);
        return oldestFirst(session, new Statement(UTTERANCES_BEFORE, parameters));
    }

    private static Uni<List<UtteranceRecord>> oldestFirst(StatelessSession session, Statement newestFirst) {
        return newestFirst.list(session, String.class).map(rows -> {
            List<UtteranceRecord> utterances = new ArrayList<>(records(rows));
            Collections.reverse(utterances);
            return utterances;
        });
    }

    /**
     * The utterances of the turns after {@code afterTurn} up to and including {@code throughTurn}, oldest first; empty
     * unless the subscriber has consented to the training of smaller models.
     */
    public static Uni<List<UtteranceRecord>> consentedUtterances(
            StatelessSession session, UUID conversation, long afterTurn, long throughTurn) {
        Map<String, ?> parameters =
                Map.of("conversation", conversation, "after", afterTurn, "through", throughTurn, "limit", MAX_ROWS);
        return new Statement(CONSENTED_UTTERANCES, parameters)
                .list(session, String.class)
                .map(ConversationReader::records);
    }

    private static List<UtteranceRecord> records(List<String> rows) {
        return rows.stream()
                .map(row -> RowJson.read(row, UtteranceRow.class).toRecord())
                .toList();
    }

    /** The subscriber of a conversation; empty if it is not open. */
    public static Uni<Optional<SubscriberId>> subscriberOf(StatelessSession session, UUID conversation) {
        String open = "select subscriber_id from conversation where conversation_id = :id and closed_at is null";
        return new Statement(open, Map.of("id", conversation))
                .one(session, String.class)
                .map(found -> Optional.ofNullable(found).map(SubscriberId::new));
    }
}
