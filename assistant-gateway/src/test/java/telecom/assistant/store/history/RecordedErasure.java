package telecom.assistant.store.history;

import io.smallrye.mutiny.Uni;
import java.util.List;
import telecom.assistant.channel.SubscriberId;

/** Remembers who was to be erased. */
public final class RecordedErasure extends Erasure {

    private final List<SubscriberId> erased;

    public RecordedErasure(List<SubscriberId> erased) {
        super(null);
        this.erased = erased;
    }

    @Override
    public Uni<Void> erase(SubscriberId subscriber) {
        return Uni.createFrom().voidItem().invoke(() -> erased.add(subscriber));
    }
}
