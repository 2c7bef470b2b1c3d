package telecom.assistant.channel.voice.inbound;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.Set;
import telecom.assistant.channel.Channel;
import telecom.assistant.channel.NodePartition;
import telecom.assistant.channel.Route;
import telecom.assistant.channel.SubscriberId;
import telecom.assistant.channel.SubscriberIdentity;

/** Determines the subscriber of a call, and routes its replies to this node. */
@ApplicationScoped
class CallLegs {

    /**
     * The numbers that the platform sends in place of a withheld one: words as they would be dialled on a keypad
     * (ANONYMOUS, RESTRICTED, BLOCKED, UNKNOWN, NONE). If they were treated as numbers, all such callers would be one
     * subscriber.
     */
    private static final Set<String> WITHHELD = Set.of("+266696687", "+7378742833", "+2562533", "+8656696", "+464");

    private final SubscriberIdentity identity;
    private final NodePartition partition;

    CallLegs(SubscriberIdentity identity, NodePartition partition) {
        this.identity = identity;
        this.partition = partition;
    }

    CallLeg of(CallSetup setup) {
        Optional<String> number = Optional.ofNullable(setup.from())
                .filter(from -> !WITHHELD.contains(from))
                .flatMap(identity::toE164);
        SubscriberId subscriber =
                number.map(identity::ofNumber).orElseGet(() -> identity.ofAccount("call:" + setup.callId()));
        Route route = new Route(Channel.VOICE, setup.callId(), number.orElse(null), setup.to(), partition.number());
        return new CallLeg(route, subscriber, setup.sessionId());
    }
}
