package telecom.assistant.store.teacher;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import telecom.assistant.conversation.UtteranceRecord;
import telecom.assistant.store.Statement;
import telecom.assistant.store.Transactions;
import telecom.assistant.store.conversation.ConversationReader;
import telecom.assistant.store.conversation.RowJson;

/**
 * Reads closed conversations in the order in which they were closed, a bounded number at a time, in short transactions
 * that write nothing and block nobody. A reader that continues after the last conversation it has read misses none and
 * gets none twice, whatever is closed meanwhile.
 */
@ApplicationScoped
public class TeacherConversations {

    // Reads only what was closed by transactions older than the oldest one still running: nothing can be inserted
    // before those rows any more. A conversation counts as consented if the consent is older than the conversation.
    static final String CLOSED = """
            select cast(json_build_object('closed_in', c.closed_in, 'closing', c.closing, 'consented',
                case when t.since is not null then json_build_object(
                    'conversation_id', c.conversation_id, 'turn', c.turn,
                    'summary', c.summary, 'summary_through', c.summary_through, 'name', s.name,
                    'agents', (select json_agg(distinct u.author_name)
                            filter (where u.role = 'AGENT' and u.author_name is not null)
                        from utterance u where u.conversation_id = c.conversation_id)) end) as text)
            from (select * from conversation
                    where closed_in is not null and (closed_in, closing) > (:transaction, :number)
                        and closed_in < cast(cast(pg_snapshot_xmin(pg_current_snapshot()) as text) as bigint)
                    order by closed_in, closing limit :limit) c
                left join consent t
                    on t.subscriber_id = c.subscriber_id and t.scope = 'TRAINING' and t.since <= c.opened_at
                left join subscriber s on s.subscriber_id = t.subscriber_id
            order by c.closed_in, c.closing""";

    private final Transactions transactions;

    protected TeacherConversations(Transactions transactions) {
        this.transactions = transactions;
    }

    /** The next conversations after a position, of all subscribers; empty if there are no more. */
    public Uni<List<ClosedConversation>> closedAfter(Closing after, int limit) {
        Map<String, ?> range = Map.of("transaction", after.transaction(), "number", after.number(), "limit", limit);
        return transactions
                .read(session -> new Statement(CLOSED, range).list(session, String.class))
                .map(rows -> rows.stream()
                        .map(row -> RowJson.read(row, ClosedRow.class).toRecord())
                        .toList());
    }

    /**
     * What was said in the turns after {@code afterTurn} up to and including {@code throughTurn}, oldest first; empty
     * if the consent was withdrawn meanwhile.
     */
    public Uni<List<UtteranceRecord>> said(UUID conversation, long afterTurn, long throughTurn) {
        return transactions.read(
                session -> ConversationReader.consentedUtterances(session, conversation, afterTurn, throughTurn));
    }
}
