package telecom.assistant.store.conversation;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import telecom.assistant.conversation.UtteranceRecord;
import telecom.assistant.store.Statement;
import telecom.assistant.store.Transactions;

/** Reads what was said in conversations, open or over. Takes no locks, changes nothing, and every read is bounded. */
@ApplicationScoped
public class RecordedConversations {

    // Ids are ordered by the time of opening, so the newest are at the end of the primary key.
    static final String NEWEST = """
            select conversation_id from conversation where conversation_id < :before
            order by conversation_id desc limit :limit""";

    private static final String READ =
            "select cast(row_to_json(c) as text) from conversation c where conversation_id = :conversation";

    private static final UUID END = new UUID(-1, -1);

    private final Transactions transactions;

    RecordedConversations(Transactions transactions) {
        this.transactions = transactions;
    }

    /**
     * The most recently opened conversations, newest first.
     *
     * @param before leaves out this conversation and those opened after it, to continue where an earlier list ended
     */
    public Uni<List<UUID>> newest(Optional<UUID> before, int limit) {
        Map<String, ?> range = Map.of("before", before.orElse(END), "limit", limit);
        return transactions.run(session -> new Statement(NEWEST, range).list(session, UUID.class));
    }

    /**
     * The conversation with this id; empty if there is none.
     *
     * @param utterances how many of its last ones are read
     */
    public Uni<Optional<RecordedConversation>> read(UUID conversation, int utterances) {
        return transactions.run(session -> new Statement(READ, Map.of("conversation", conversation))
                .one(session, String.class)
                .chain(found -> found == null
                        ? Uni.createFrom().item(Optional.empty())
                        : ConversationReader.lastUtterances(session, conversation, utterances)
                                .map(said -> Optional.of(recorded(found, said)))));
    }

    private static RecordedConversation recorded(String found, List<UtteranceRecord> said) {
        ConversationRow row = RowJson.read(found, ConversationRow.class);
        return new RecordedConversation(row.conversationId(), row.openedAt(), row.beginning(), said);
    }
}
