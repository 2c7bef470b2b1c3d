package telecom.assistant.store.history;

import io.smallrye.mutiny.Uni;
import java.util.List;
import telecom.assistant.channel.SubscriberId;
import telecom.assistant.conversation.SettledThrough;
import telecom.assistant.store.conversation.StoredConversations;

/** Erases subscribers from an in-memory store and records whom it erased. */
public final class RecordedErasure extends Erasure {

    private final List<SubscriberId> erased;
    private final StoredConversations stored;

    public RecordedErasure(List<SubscriberId> erased, StoredConversations stored) {
        super(null);
        this.erased = erased;
        this.stored = stored;
    }

    @Override
    public Uni<Void> erase(SubscriberId subscriber, SettledThrough through) {
        return Uni.createFrom().voidItem().invoke(() -> {
            erased.add(subscriber);
            stored.forget(through.asErasure());
        });
    }
}
