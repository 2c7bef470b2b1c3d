package telecom.assistant.store.sms;

import io.smallrye.mutiny.Uni;
import java.time.Instant;
import java.util.Optional;
import telecom.assistant.channel.SubscriberId;

/**
 * Stores which subscribers do not want text messages, and from which of the operator's addresses. All ways of writing
 * the same address are equivalent.
 */
public interface OptOuts {

    /** The time since which nothing may be sent to the subscriber from the address; empty if texts may be sent. */
    Uni<Optional<Instant>> since(SubscriberId subscriber, String serviceAddress);

    /** Whether nothing may be sent to the subscriber from the address. */
    default Uni<Boolean> isOptedOut(SubscriberId subscriber, String serviceAddress) {
        return since(subscriber, serviceAddress).map(Optional::isPresent);
    }

    /** Stores that nothing may be sent from now on. Repeating it changes nothing. */
    Uni<Void> optOut(SubscriberId subscriber, String serviceAddress);

    /** Stores that texts may be sent again. Repeating it is harmless. */
    Uni<Void> optIn(SubscriberId subscriber, String serviceAddress);
}
