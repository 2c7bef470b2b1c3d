package telecom.assistant.store.conversation;

import telecom.assistant.conversation.SubscriberRecord;
import telecom.assistant.conversation.ConversationChange;
import telecom.assistant.conversation.TakenOver;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import telecom.assistant.channel.SubscriberId;
import telecom.assistant.store.FencedException;
import telecom.assistant.store.RefusedException;
import telecom.assistant.store.StoreBusyException;
import telecom.assistant.store.Transactions;

/**
 * Conversations in PostgreSQL, as the turn engine reads and writes them. An engine takes a conversation over once and
 * writes under the epoch it got; from the moment that another engine takes it over, the first one's writes are refused.
 */
@ApplicationScoped
public class ConversationStore {

    private final Transactions transactions;
    private final GroupCommit commit;

    ConversationStore(Transactions transactions, GroupCommit commit) {
        this.transactions = transactions;
        this.commit = commit;
    }

    /**
     * Takes over the subscriber's open conversation, with its last utterances; or only tells what is known of the person
     * when none is open. One update and one read of bounded size, whatever the conversation's length.
     */
    public Uni<TakenOver> takeOver(SubscriberId subscriber, int utterances) {
        return transactions.run(session -> TakeOver.of(session, subscriber, utterances));
    }

    /** Stores what is known of a person who has no conversation yet; fails with {@link RefusedException} as {@link #save}. */
    public Uni<Void> remember(SubscriberRecord subscriber) {
        return transactions
                .run(session -> session.upsert(SubscriberEntity.of(subscriber)))
                .onFailure(BatchWriter::isForGood)
                .transform(RefusedException::new);
    }

    /**
     * Stores what a step changed, in a transaction that it may share with other conversations' changes. Storing the same
     * change again is harmless.
     *
     * @return fails with {@link FencedException} when another engine has taken the conversation over, when a later turn is
     *     stored already, or when the change opens a conversation and another one of the subscriber is open; with
     *     {@link RefusedException} when the database does not take what the change holds, and would not later; with {@link
     *     StoreBusyException} when too many changes wait
     */
    public Uni<Void> save(ConversationChange change) {
        return commit.store(change);
    }
}
