package telecom.assistant.store.history;

import io.smallrye.mutiny.Uni;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;
import telecom.assistant.channel.SubscriberId;
import telecom.assistant.conversation.SettledThrough;

/** Erasures in memory. */
public final class KnownErasures extends Erasures {

    private final Map<SubscriberId, SettledThrough> known = new HashMap<>();
    private boolean unavailable;

    public KnownErasures() {
        super(null);
    }

    /** Records that the event at a position of the inbound topic erased the subscriber. */
    public void erased(String subscriber, int partition, long offset, long millis) {
        known.put(
                new SubscriberId(subscriber),
                new SettledThrough(partition, offset, Instant.ofEpochMilli(millis), true));
    }

    /** Makes all queries fail from now on. */
    public void becomeUnavailable() {
        unavailable = true;
    }

    @Override
    public Uni<Map<SubscriberId, SettledThrough>> of(Collection<SubscriberId> subscribers) {
        return unavailable
                ? Uni.createFrom().failure(new IllegalStateException("simulated"))
                : Uni.createFrom()
                        .item(subscribers.stream()
                                .filter(known::containsKey)
                                .collect(Collectors.toMap(each -> each, known::get)));
    }
}
