package telecom.assistant.channel.sms;

import io.smallrye.mutiny.Uni;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import telecom.assistant.channel.SubscriberId;
import telecom.assistant.store.sms.OptOuts;

/** Opt-outs in memory. */
public final class MemoryOptOuts implements OptOuts {

    private final Set<String> optedOut = ConcurrentHashMap.newKeySet();

    @Override
    public Uni<Boolean> isOptedOut(SubscriberId subscriber, String serviceAddress) {
        return Uni.createFrom().item(() -> optedOut.contains(subscriber + serviceAddress));
    }

    @Override
    public Uni<Void> optOut(SubscriberId subscriber, String serviceAddress) {
        return Uni.createFrom()
                .item(() -> optedOut.add(subscriber + serviceAddress))
                .replaceWithVoid();
    }

    @Override
    public Uni<Void> optIn(SubscriberId subscriber, String serviceAddress) {
        return Uni.createFrom()
                .item(() -> optedOut.remove(subscriber + serviceAddress))
                .replaceWithVoid();
    }
}
