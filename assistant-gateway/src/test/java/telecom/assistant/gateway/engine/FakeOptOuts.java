package telecom.assistant.gateway.engine;

import io.smallrye.mutiny.Uni;
import java.time.Instant;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import telecom.assistant.channel.SubscriberId;
import telecom.assistant.store.sms.OptOuts;

/** Opt-outs in memory. */
final class FakeOptOuts implements OptOuts {

    private final Set<String> optedOut = new HashSet<>();

    @Override
    public Uni<Optional<Instant>> since(SubscriberId subscriber, String serviceAddress) {
        return Uni.createFrom()
                .item(() -> Optional.of(Instant.EPOCH).filter(since -> optedOut.contains(subscriber + serviceAddress)));
    }

    @Override
    public Uni<Void> optOut(SubscriberId subscriber, String serviceAddress) {
        return Uni.createFrom().voidItem().invoke(() -> optedOut.add(subscriber + serviceAddress));
    }

    @Override
    public Uni<Void> optIn(SubscriberId subscriber, String serviceAddress) {
        return Uni.createFrom().voidItem().invoke(() -> optedOut.remove(subscriber + serviceAddress));
    }
}
