package telecom.assistant.store.sms;

import io.smallrye.mutiny.Uni;
import telecom.assistant.channel.SubscriberId;

/** Which subscribers want no texts from which of the operator's addresses. */
public interface OptOuts {

    /** Whether nothing may be sent to the subscriber from the address. */
    Uni<Boolean> isOptedOut(SubscriberId subscriber, String serviceAddress);

    /** Stores that nothing may be sent from now on; harmless when that is so already. */
    Uni<Void> optOut(SubscriberId subscriber, String serviceAddress);

    /** Stores that texts may be sent again; harmless when that is so already. */
    Uni<Void> optIn(SubscriberId subscriber, String serviceAddress);
}
