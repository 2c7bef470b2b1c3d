package telecom.assistant.store.knowledge;

import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import telecom.assistant.channel.SubscriberId;

/** Keeps ratings in memory. */
public final class RecordedRatings extends Verdicts {

    /** A rating as it was given. */
    public record Rated(SubscriberId subscriber, UUID reply, boolean helpful) {}

    public final List<Rated> rated = new CopyOnWriteArrayList<>();

    public RecordedRatings() {
        super(null);
    }

    @Override
    public Uni<Void> rate(SubscriberId subscriber, UUID reply, boolean helpful) {
        rated.add(new Rated(subscriber, reply, helpful));
        return Uni.createFrom().voidItem();
    }
}
