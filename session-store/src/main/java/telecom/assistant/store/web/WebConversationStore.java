package telecom.assistant.store.web;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.Tuple;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import telecom.assistant.channel.SubscriberId;
import telecom.assistant.store.DirectStatement;
import telecom.assistant.store.DirectStatements;
import telecom.assistant.store.Statement;
import telecom.assistant.store.Transactions;

/** Stores Direct Line conversations in PostgreSQL. */
@ApplicationScoped
public class WebConversationStore {

    private static final DirectStatement FIND = DirectStatement.of("""
            select conversation_id, subscriber_id, user_id, user_name, number, node_partition, next_seq - 1 as last_seq,
                fence_conversation, fence_epoch, fence_turn, opened_at is not null as opened, ended_at is not null as ended
            from web_conversation where conversation_id = :id""");

    private static final DirectStatement RAISE = DirectStatement.of("""
            update web_conversation
            set fence_conversation = :conversation, fence_epoch = :epoch,
                fence_turn = case when fence_conversation = :conversation and fence_turn > :turn
                    then fence_turn else :turn end
            where conversation_id = :id
                and (fence_conversation is null or fence_conversation < :conversation
                    or (fence_conversation = :conversation and fence_epoch <= :epoch))""");

    private static final DirectStatement USE_TICKET = DirectStatement.of("""
            insert into web_stream_ticket (ticket_id, expires_at) values (:ticket, now() + make_interval(secs => :lifetime))
            on conflict do nothing""");

    private static final String FORGET_TICKETS = "delete from web_stream_ticket where expires_at < now()";

    private static final String LAST_SEQS = """
            select conversation_id, next_seq - 1 from web_conversation
            where conversation_id = any(string_to_array(cast(:ids as text), ','))""";

    private static final String FORGET_ACTIVITIES =
            "delete from web_activity where created_at < now() - make_interval(secs => :age)";

    private static final String FORGET_CONVERSATIONS = """
            delete from web_conversation c where created_at < now() - make_interval(secs => :age)
                and not exists (select 1 from web_activity a where a.conversation_id = c.conversation_id)""";

    private final Transactions transactions;
    private final DirectStatements statements;

    WebConversationStore(Transactions transactions, DirectStatements statements) {
        this.transactions = transactions;
        this.statements = statements;
    }

    /**
     * Stores a conversation that has not been opened yet.
     *
     * @param name what to call the user; null if unknown
     * @param number the phone number in E.164 form; null if the account has no linked number
     */
    public Uni<Void> create(String id, SubscriberId subscriber, String userId, String name, String number) {
        return transactions.run(session -> session.createNativeQuery("""
                        insert into web_conversation
                            (conversation_id, subscriber_id, user_id, user_name, number, next_seq, created_at)
                        values (:id, :subscriber, :user, :name, :number, 1, :now)""")
                .setParameter("id", id)
                .setParameter("subscriber", subscriber.value())
                .setParameter("user", userId)
                .setParameter("name", name)
                .setParameter("number", number)
                .setParameter("now", Instant.now())
                .executeUpdate()
                .replaceWithVoid());
    }

    /** The conversation in its current state; empty if there is none with this id. */
    public Uni<Optional<WebConversation>> find(String id) {
        return statements.one(FIND, Map.of("id", id)).map(found -> found.map(WebConversationStore::conversation));
    }

    private static WebConversation conversation(Row row) {
        Optional<WebFence> fence = Optional.ofNullable(row.getUUID("fence_conversation"))
                .map(conversation -> new WebFence(conversation, row.getLong("fence_epoch"), row.getLong("fence_turn")));
        return new WebConversation(
                row.getString("conversation_id"),
                new SubscriberId(row.getString("subscriber_id")),
                row.getString("user_id"),
                row.getString("user_name"),
                row.getString("number"),
                row.getInteger("node_partition"),
                row.getLong("last_seq"),
                fence,
                row.getBoolean("opened"),
                row.getBoolean("ended"));
    }

    /** Records when the client first opened the conversation. */
    public Uni<Void> open(String id) {
        return execute(
                "update web_conversation set opened_at = :now where conversation_id = :id and opened_at is null",
                Map.of("id", id, "now", Instant.now()));
    }

    /** Records that the conversation has ended, so that nothing more is stored in it. */
    public Uni<Void> end(String id) {
        return execute(
                "update web_conversation set ended_at = :now where conversation_id = :id and ended_at is null",
                Map.of("id", id, "now", Instant.now()));
    }

    /** Records which node holds the stream, by the outbound partition that this node consumes. */
    public Uni<Void> hold(String id, int partition) {
        return execute(
                "update web_conversation set node_partition = :partition where conversation_id = :id",
                Map.of("id", id, "partition", partition));
    }

    /**
     * Uses up the ticket of a stream; returns false if it had been used before, on any node.
     *
     * @param lifetime how long the use is remembered; at least until the ticket has expired
     */
    public Uni<Boolean> useTicket(String ticket, Duration lifetime) {
        return statements
                .run(USE_TICKET, Map.of("ticket", ticket, "lifetime", (double) lifetime.toSeconds()))
                .map(used -> used.rowCount() == 1);
    }

    /** Raises the fence. A higher bound is never lowered, and the fence of a later epoch is not changed. */
    public Uni<Void> raise(String id, WebFence fence) {
        Map<String, ?> bounds =
                Map.of("id", id, "conversation", fence.conversation(), "epoch", fence.epoch(), "turn", fence.turn());
        return statements.run(RAISE, bounds).replaceWithVoid();
    }

    /** The seq of the newest activity of each conversation, 0 if there is none. */
    public Uni<Map<String, Long>> lastSeqs(Collection<String> ids) {
        // The ids are one parameter, so that the statement is the same for any number of them.
        return transactions
                .run(session ->
                        new Statement(LAST_SEQS, Map.of("ids", String.join(",", ids))).list(session, Tuple.class))
                .map(rows -> rows.stream()
                        .collect(Collectors.toMap(row -> row.get(0, String.class), row -> row.get(1, Long.class))));
    }

    /**
     * Deletes activities that are older than this, conversations of that age that have no activities left, and expired
     * tickets.
     */
    public Uni<Void> forget(Duration age) {
        Map<String, ?> old = Map.of("age", Statement.seconds(age));
        return transactions
                .run(session -> new Statement(FORGET_ACTIVITIES, old)
                        .execute(session)
                        .chain(() -> new Statement(FORGET_CONVERSATIONS, old).execute(session))
                        .chain(() -> new Statement(FORGET_TICKETS, Map.of()).execute(session)))
                .replaceWithVoid();
    }

    private Uni<Void> execute(String statement, Map<String, ?> parameters) {
        return transactions.run(new Statement(statement, parameters)::execute).replaceWithVoid();
    }
}
