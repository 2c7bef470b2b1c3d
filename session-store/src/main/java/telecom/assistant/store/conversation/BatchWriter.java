package telecom.assistant.store.conversation;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import telecom.assistant.conversation.ConversationChange;
import telecom.assistant.store.DirectStatement;
import telecom.assistant.store.DirectStatements;
import telecom.assistant.store.SqlState;

/** Writes any number of changes, of different subscribers, with one statement, which is its own transaction. */
@ApplicationScoped
class BatchWriter {

    // A single statement whose text never changes, so that each connection prepares it once. The rows arrive as the
    // tables' own row types; a column that is added to a table must be nullable, because older nodes leave it out. The
    // parameters are declared as text, because the driver would send jsonb as one JSON string. The update waits for a
    // row that another transaction holds, and then checks the epoch and the revision that the other transaction
    // committed. The revision matters when a statement is executed after its time-out. The rows that belong to a
    // conversation are written only if the conversation itself passed this check. A repeated opening passes as an
    // update. Rows are locked in the order in which they arrive, which is the same for every batch.
    static final String WRITE = """
            with given as (
                select * from jsonb_populate_recordset(null::conversation, (:conversations)::text::jsonb)),
            opened as (
                insert into conversation
                select * from jsonb_populate_recordset(null::conversation, (:opening)::text::jsonb)
                on conflict do nothing
                returning conversation_id),
            saved as (
                update conversation c
                set turn = o.turn, revision = o.revision, mode = o.mode, channel = o.channel, leg = o.leg, language = o.language,
                    handoff_reason = o.handoff_reason, handoff_summary = o.handoff_summary,
                    waiting_since = o.waiting_since, agent_id = o.agent_id, agent_name = o.agent_name,
                    last_at = o.last_at, active_quarter = o.active_quarter, closed_at = o.closed_at,
                    summary = o.summary, summary_through = o.summary_through, settled = o.settled
                from given o
                where c.conversation_id = o.conversation_id and c.epoch = o.epoch and c.turn <= o.turn
                    and coalesce(c.revision, 0) <= o.revision
                returning c.conversation_id),
            passed as (table opened union all table saved),
            known as (
                insert into subscriber as s
                select p.* from jsonb_populate_recordset(null::subscriber, (:subscribers)::text::jsonb) p
                where p.subscriber_id in (select subscriber_id from given natural join passed)
                on conflict (subscriber_id) do update
                set number = excluded.number, name = excluded.name, language = excluded.language,
                    updated_at = excluded.updated_at
                where (s.number, s.name, s.language)
                    is distinct from (excluded.number, excluded.name, excluded.language)),
            legs as (
                insert into leg
                select l.* from jsonb_populate_recordset(null::leg, (:legs)::text::jsonb) l natural join passed
                on conflict (conversation_id, channel, leg) do update
                set subscriber_address = excluded.subscriber_address, service_address = excluded.service_address,
                    node_partition = excluded.node_partition, disclosed = excluded.disclosed,
                    last_at = excluded.last_at, closed_at = excluded.closed_at),
            said as (
                insert into utterance
                select u.* from jsonb_populate_recordset(null::utterance, (:utterances)::text::jsonb) u natural join passed
                on conflict (conversation_id, utterance_id) do update
                set turn = excluded.turn, author_name = excluded.author_name, text = excluded.text,
                    state = excluded.state, facts = excluded.facts),
            used as (
                insert into subscriber_usage
                select u.* from jsonb_populate_recordset(null::subscriber_usage, (:usage)::text::jsonb) u
                    natural join passed
                on conflict (subscriber_id, day, conversation_id) do update
                set tokens = excluded.tokens, replies = excluded.replies)
            table passed""";

    private static final DirectStatement STATEMENT = DirectStatement.of(WRITE);

    private static final String LOST_DEADLOCK = "40";

    private final DirectStatements statements;

    BatchWriter(DirectStatements statements) {
        this.statements = statements;
    }

    /** Stores the changes whose epoch, turn and revision are not outdated; returns the ids of their conversations. */
    Uni<Set<UUID>> write(List<ConversationChange> changes) {
        return Uni.createFrom()
                .item(() -> rows(changes))
                .chain(rows -> statements.run(STATEMENT, rows))
                .map(passed -> StreamSupport.stream(passed.spliterator(), false)
                        .map(row -> row.getUUID(0))
                        .collect(Collectors.toUnmodifiableSet()));
    }

    private static Map<String, String> rows(List<ConversationChange> changes) {
        try {
            List<ConversationChange> sorted = changes.stream()
                    .sorted(Comparator.comparing(
                            change -> change.conversation().id().toString()))
                    .toList();
            List<ConversationChange> opening =
                    sorted.stream().filter(ConversationChange::opens).toList();
            return Map.of(
                    "conversations", ChangeRows.conversations(sorted),
                    "opening", ChangeRows.conversations(opening),
                    "subscribers", ChangeRows.subscribers(sorted),
                    "legs", ChangeRows.legs(sorted),
                    "utterances", ChangeRows.utterances(sorted),
                    "usage", ChangeRows.usage(sorted));
        } catch (RuntimeException incomplete) {
            throw new UnwritableChange(incomplete);
        }
    }

    /**
     * Whether a single change may have caused the failure, so that the rest of the batch could be stored without it.
     */
    static boolean mayBeDueToOneChange(Throwable failure) {
        return isPermanent(failure) || LOST_DEADLOCK.equals(SqlState.classOf(failure));
    }

    /** Whether a change that was refused would be refused again because of its content. */
    static boolean isPermanent(Throwable failure) {
        return failure instanceof UnwritableChange || SqlState.isPermanent(failure);
    }

    /** A change lacks a mandatory part. */
    private static final class UnwritableChange extends RuntimeException {
        private static final long serialVersionUID = 1L;

        UnwritableChange(RuntimeException cause) {
            super("a change is incomplete", cause);
        }
    }
}
