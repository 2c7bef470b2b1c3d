package telecom.assistant.store.web;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.Tuple;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import telecom.assistant.store.DirectStatement;
import telecom.assistant.store.DirectStatements;
import telecom.assistant.store.Statement;
import telecom.assistant.store.Transactions;

/**
 * The activities of Direct Line conversations in PostgreSQL, from which reconnecting clients get what they missed. Each
 * activity is stored once, under its id. The order of {@code seq} is the order of commits, so a reader who has seen a
 * seq has missed nothing before it.
 */
@ApplicationScoped
public class WebActivityStore {

    // One statement locks the conversation's row, checks, numbers and stores, and leaves no gap if it refuses.
    private static final DirectStatement APPEND = DirectStatement.of("""
            with numbered as (
                update web_conversation c
                set next_seq = c.next_seq + 1,
                    fence_conversation = coalesce(cast(:fenceConversation as uuid), c.fence_conversation),
                    fence_epoch = coalesce(cast(:fenceEpoch as bigint), c.fence_epoch),
                    fence_turn = coalesce(cast(:fenceTurn as bigint), c.fence_turn)
                where c.conversation_id = :conversation
                    and c.ended_at is null
                    and not exists (select 1 from web_activity a
                        where a.conversation_id = :conversation and a.activity_id = :activity)
                    and (cast(:fenceConversation as uuid) is null
                        or c.fence_conversation is null
                        or c.fence_conversation < cast(:fenceConversation as uuid)
                        or (c.fence_conversation = cast(:fenceConversation as uuid)
                            and c.fence_epoch <= cast(:fenceEpoch as bigint)
                            and c.fence_turn <= cast(:fenceTurn as bigint)))
                returning c.conversation_id, c.next_seq - 1 as seq, c.subscriber_id),
            stored as (
                insert into web_activity (conversation_id, seq, activity_id, subscriber_id, activity, created_at)
                select conversation_id, seq, cast(:activity as text), subscriber_id,
                    cast(cast(:json as text) as jsonb), now()
                from numbered
                returning conversation_id, seq),
            unseen as (
                insert into web_unseen (conversation_id, seq, turn_conversation, turn, stored_at)
                select conversation_id, seq, cast(:fenceConversation as uuid), cast(:fenceTurn as bigint), now()
                from stored where cast(:unseen as boolean))
            select seq from stored""");

    private static final DirectStatement SEQ_OF = DirectStatement.of(
            "select seq from web_activity where conversation_id = :conversation and activity_id = :activity");

    private static final String AFTER = """
            select seq, cast(activity as text) from web_activity
            where conversation_id = :conversation and seq > :seq order by seq limit :limit""";

    private static final String LATEST_IDS = """
            select activity_id from web_activity where conversation_id = :conversation order by seq desc
            limit :limit""";

    private final Transactions transactions;
    private final DirectStatements statements;

    WebActivityStore(Transactions transactions, DirectStatements statements) {
        this.transactions = transactions;
        this.statements = statements;
    }

    /**
     * Stores an activity and raises the fence to its turn; refused if the fence is higher or the conversation has
     * ended.
     *
     * @param turn null for an activity that does not belong to a turn of the engine, such as the user's own
     */
    public Uni<Appended> append(String conversation, String activityId, String json, WebFence turn) {
        return append(conversation, activityId, json, turn, false);
    }

    /**
     * Stores a reply like {@link #append(String, String, String, WebFence) any activity}.
     *
     * @param unseen whether to note that no client is connected to receive it, see {@link UnseenReplyStore}
     */
    public Uni<Appended> append(String conversation, String activityId, String json, WebFence turn, boolean unseen) {
        return insert(conversation, activityId, json, turn, unseen)
                .chain(seq -> seq.isPresent()
                        ? Uni.createFrom().item(Appended.stored(seq.get()))
                        : seqOf(conversation, activityId)
                                .map(known -> known.map(Appended::known).orElseGet(Appended::refused)));
    }

    /** Whether an activity is stored under this id. */
    public Uni<Boolean> contains(String conversation, String activityId) {
        return seqOf(conversation, activityId).map(Optional::isPresent);
    }

    /** The activities after a position, oldest first. */
    public Uni<List<WebActivity>> after(String conversation, long seq, int limit) {
        Statement activities = new Statement(AFTER, Map.of("conversation", conversation, "seq", seq, "limit", limit));
        return transactions
                .run(session -> activities.list(session, Tuple.class))
                .map(rows -> rows.stream()
                        .map(row -> new WebActivity(row.get(0, Long.class), row.get(1, String.class)))
                        .toList());
    }

    /** The ids of the newest activities, newest first. */
    public Uni<List<String>> latestIds(String conversation, int limit) {
        Statement ids = new Statement(LATEST_IDS, Map.of("conversation", conversation, "limit", limit));
        return transactions.run(session -> ids.list(session, String.class));
    }

    /** The activity's position; empty if it was not stored. */
    private Uni<Optional<Long>> insert(
            String conversation, String activityId, String json, WebFence turn, boolean unseen) {
        Map<String, Object> values = new HashMap<>();
        values.put("conversation", conversation);
        values.put("activity", activityId);
        values.put("json", json);
        values.put("unseen", unseen);
        if (turn != null) {
            values.put("fenceConversation", turn.conversation());
            values.put("fenceEpoch", turn.epoch());
            values.put("fenceTurn", turn.turn());
        }
        return seq(APPEND, values);
    }

    /** The position of the activity with this id; empty if there is none. */
    private Uni<Optional<Long>> seqOf(String conversation, String activityId) {
        return seq(SEQ_OF, Map.of("conversation", conversation, "activity", activityId));
    }

    private Uni<Optional<Long>> seq(DirectStatement statement, Map<String, ?> values) {
        return statements.one(statement, values).map(found -> found.map(row -> row.getLong(0)));
    }
}
