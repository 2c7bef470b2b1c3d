package telecom.assistant.store.conversation;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.stream.Stream;
import telecom.assistant.channel.SubscriberId;
import telecom.assistant.conversation.ConversationChange;
import telecom.assistant.conversation.SubscriberRecord;
import telecom.assistant.conversation.TakeOverResult;
import telecom.assistant.store.FencedException;
import telecom.assistant.store.RefusedException;
import telecom.assistant.store.Statement;
import telecom.assistant.store.StoreBusyException;
import telecom.assistant.store.Transactions;

/**
 * Conversations in PostgreSQL, as the turn engine reads and writes them. An engine takes a conversation over once and
 * then writes under the epoch that it got; as soon as another engine takes the conversation over, these writes are
 * refused.
 */
@ApplicationScoped
public class ConversationStore {

    private static final String REMEMBER = """
            insert into subscriber
            select * from jsonb_populate_recordset(null::subscriber, (:subscribers)::text::jsonb)
            on conflict (subscriber_id) do update
            set number = excluded.number, name = excluded.name, language = excluded.language,
                updated_at = excluded.updated_at""";

    private final Transactions transactions;
    private final GroupCommit commit;

    ConversationStore(Transactions transactions, GroupCommit commit) {
        this.transactions = transactions;
        this.commit = commit;
    }

    /** Completes if the database answers. */
    public Uni<Void> ping() {
        return transactions.run(session -> session.createNativeQuery("select 1", Integer.class)
                .getSingleResult()
                .replaceWithVoid());
    }

    /**
     * Takes over the subscriber's open conversation and returns it with its last utterances; if none is open, returns
     * what is known about the subscriber. This takes one update and one read of bounded size, however long the
     * conversation is.
     */
    public Uni<TakeOverResult> takeOver(SubscriberId subscriber, int utterances) {
        return transactions.run(session -> TakeOver.of(session, subscriber, utterances));
    }

    /**
     * Stores what is known about a subscriber who has no conversation yet. Fails with {@link RefusedException} like
     * {@link #save}.
     */
    public Uni<Void> remember(SubscriberRecord subscriber) {
        return transactions
                .run(
                        new Statement(REMEMBER, Map.of("subscribers", ChangeRows.subscribers(Stream.of(subscriber))))
                                ::execute)
                .replaceWithVoid()
                .onFailure(BatchWriter::isPermanent)
                .transform(RefusedException::new);
    }

    /**
     * Stores a change, in a transaction that it may share with the changes of other conversations. Storing the same
     * change again is harmless.
     *
     * @return fails with {@link FencedException} if another engine has taken the conversation over, if a later turn is
     *     stored already, or if the change opens a conversation while another one of the subscriber is open; with
     *     {@link RefusedException} if the database refuses the content of the change for good; with {@link
     *     StoreBusyException} if too many changes are waiting
     */
    public Uni<Void> save(ConversationChange change) {
        return commit.store(change);
    }
}
