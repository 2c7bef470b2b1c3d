package telecom.assistant.store.conversation;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.hibernate.reactive.mutiny.Mutiny.StatelessSession;
import telecom.assistant.conversation.ConversationChange;

/**
 * Writes what conversations have used, in the transaction that their changes share. This is a separate statement because
 * the one that writes the changes has no room for it; it is only needed where there are budgets.
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
                : session.createNativeQuery(WRITE)
                        .setParameter("usage", rows(used))
                        .executeUpdate()
                        .replaceWithVoid();
    }

    static String rows(List<ConversationChange> changes) {
        ArrayNode rows = JsonNodeFactory.instance.arrayNode();
        changes.forEach(change -> change.usage().forEach(usage -> rows.addObject()
                .put("subscriber_id", change.conversation().subscriber().value())
                .put("day", usage.day().toString())
                .put("conversation_id", change.conversation().id().toString())
                .put("tokens", usage.tokens())
                .put("replies", usage.replies())));
        return rows.toString();
    }
}
