package telecom.assistant.channel.sms;

import io.smallrye.mutiny.Uni;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import telecom.assistant.channel.SubscriberId;
import telecom.assistant.store.sms.OptOuts;

/** Opt-outs in memory. */
public final class MemoryOptOuts implements OptOuts {

    private final Map<String, Instant> optedOut = new ConcurrentHashMap<>();
    private Instant now = Instant.parse("2026-11-30T03:00:00Z");

    @Override
    public Uni<Optional<Instant>> since(SubscriberId subscriber, String serviceAddress) {
        return Uni.createFrom().item(() -> Optional.ofNullable(optedOut.get(subscriber + serviceAddress)));
    }

    @Override
    public Uni<Void> optOut(SubscriberId subscriber, String serviceAddress) {
        return Uni.createFrom()
                .item(() -> {
                    now = now.plusSeconds(1);
                    return optedOut.putIfAbsent(subscriber + serviceAddress, now);
                })
                .replaceWithVoid();
    }

    @Override
    public Uni<Void> optIn(SubscriberId subscriber, String serviceAddress) {
        return Uni.createFrom()
                .item(() -> optedOut.remove(subscriber + serviceAddress))
                .replaceWithVoid();
    }
}
