package telecom.assistant.channel.voice;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.Set;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import telecom.assistant.channel.Channel;
import telecom.assistant.channel.Route;
import telecom.assistant.channel.SubscriberId;
import telecom.assistant.channel.SubscriberIdentity;

/** Finds out whose call it is, and makes its replies come back to this node. */
@ApplicationScoped
class Legs {

    /**
     * What the platform puts in place of a withheld number, the letters of the word as dialled (ANONYMOUS, RESTRICTED,
     * BLOCKED, UNKNOWN, NONE). Taken for numbers, they would make all such callers one subscriber.
     */
    private static final Set<String> WITHHELD = Set.of("+266696687", "+7378742833", "+2562533", "+8656696", "+464");

    private final SubscriberIdentity identity;
    private final int partition;

    Legs(
            SubscriberIdentity identity,
            @ConfigProperty(name = "assistant.node.ordinal", defaultValue = "0") int ordinal,
            @ConfigProperty(name = "assistant.node.partitions", defaultValue = "16") int partitions) {
        this.identity = identity;
        this.partition = Math.floorMod(ordinal, partitions);
    }

    Leg of(CallSetup setup) {
        Optional<String> number = Optional.ofNullable(setup.from())
                .filter(from -> !WITHHELD.contains(from))
                .flatMap(identity::toE164);
        SubscriberId subscriber =
                number.map(identity::ofNumber).orElseGet(() -> identity.ofAccount("call:" + setup.callId()));
        Route route = new Route(Channel.VOICE, setup.callId(), number.orElse(null), setup.to(), partition);
        return new Leg(route, subscriber, setup.sessionId());
    }
}
