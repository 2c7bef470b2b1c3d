package telecom.assistant.store.conversation;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.hibernate.reactive.mutiny.Mutiny.StatelessSession;
import telecom.assistant.channel.SubscriberId;
import telecom.assistant.conversation.ConversationChange;
import telecom.assistant.conversation.DayUsage;
import telecom.assistant.store.Statement;

/**
 * Writes how much conversations have used the model, in the transaction that their changes share. It is a separate
 * statement because the one that writes the changes must not become longer; it is only needed where there are budgets.
 */
final class UsageWriter {

    static final String WRITE = """
            insert into subscriber_usage
            select * from jsonb_populate_recordset(null::subscriber_usage, (:usage)::text::jsonb)
            on conflict (subscriber_id, day, conversation_id) do update
            set tokens = excluded.tokens, replies = excluded.replies""";

    private UsageWriter() {}

    /** Writes the usage of the conversations that passed. */
    static Uni<Void> write(StatelessSession session, List<ConversationChange> changes, Set<UUID> passed) {
        List<ConversationChange> used = changes.stream()
                .filter(change -> !change.usage().isEmpty()
                        && passed.contains(change.conversation().id()))
                .toList();
        return used.isEmpty()
                ? Uni.createFrom().voidItem()
                : new Statement(WRITE, Map.of("usage", rows(used)))
                        .execute(session)
                        .replaceWithVoid();
    }

    static String rows(List<ConversationChange> changes) {
        return RowJson.write(changes.stream().flatMap(change -> change.usage().stream()
                .map(usage -> new UsageRow(
                        change.conversation().subscriber(),
                        change.conversation().id(),
                        usage))));
    }

    /** A row of the table {@code subscriber_usage}. */
    record UsageRow(
            SubscriberId subscriberId,
            UUID conversationId,
            @JsonUnwrapped DayUsage usage) {}
}
