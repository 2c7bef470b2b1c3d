package telecom.assistant.store.desk;

import io.smallrye.mutiny.Uni;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import telecom.assistant.channel.SubscriberId;

/** Desk queries that only know which conversation belongs to whom. */
public final class KnownConversations extends DeskQueries {

    private final Map<UUID, SubscriberId> subscribers = new HashMap<>();

    public KnownConversations() {
        super(null);
    }

    public void add(UUID conversation, SubscriberId subscriber) {
        subscribers.put(conversation, subscriber);
    }

    @Override
    public Uni<Optional<SubscriberId>> subscriberOf(UUID conversation) {
        return Uni.createFrom().item(() -> Optional.ofNullable(subscribers.get(conversation)));
    }
}
