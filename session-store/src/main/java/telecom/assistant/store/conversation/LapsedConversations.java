package telecom.assistant.store.conversation;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import telecom.assistant.channel.SubscriberId;
import telecom.assistant.store.Statement;
import telecom.assistant.store.Transactions;

/**
 * Finds open conversations in which nothing has happened for too long. It takes no locks, so a conversation that it
 * returns may have continued in the meantime.
 */
@ApplicationScoped
public class LapsedConversations {

    // One subquery for each mode, each of which reads the end of an index.
    static final String FIND = """
            (select subscriber_id, conversation_id from conversation
                where closed_at is null and mode = 'WAITING' and waiting_since < :waitingSince
                order by waiting_since limit :limit)
            union all
            (select subscriber_id, conversation_id from conversation
                where closed_at is null and mode = 'AGENT' and last_at < :attendedSince
                    and active_quarter <= date_bin('15 minutes', :attendedSince, 'epoch')
                order by active_quarter limit :limit)
            union all
            (select subscriber_id, conversation_id from conversation
                where closed_at is null and mode = 'ASSISTANT' and last_at < :idleSince
                    and active_quarter <= date_bin('15 minutes', :idleSince, 'epoch')
                order by active_quarter limit :limit)
            limit :limit""";

    private final Transactions transactions;

    LapsedConversations(Transactions transactions) {
        this.transactions = transactions;
    }

    /**
     * Finds open conversations: first those of subscribers who wait for an agent, then those with an agent, then those
     * with the assistant, each with the longest wait or silence first (of silences that began within the same quarter
     * of an hour, any may be first).
     *
     * @param idleSince finds those with the assistant in which nothing has happened since then
     * @param attendedSince finds those with an agent in which nothing has happened since then
     * @param waitingSince finds those whose subscriber began to wait before then
     */
    public Uni<List<Lapsed>> find(Instant idleSince, Instant attendedSince, Instant waitingSince, int limit) {
        Map<String, ?> bounds = Map.of(
                "idleSince", idleSince, "attendedSince", attendedSince, "waitingSince", waitingSince, "limit", limit);
        return transactions
                .run(session -> new Statement(FIND, bounds).list(session, Object[].class))
                .map(rows -> rows.stream()
                        .map(row -> new Lapsed(new SubscriberId((String) row[0]), (UUID) row[1]))
                        .toList());
    }
}
