package telecom.assistant.store.sms;

import io.smallrye.mutiny.Uni;
import telecom.assistant.channel.SubscriberId;

/** Which subscribers want no text messages, and from which of the operator's addresses. */
public interface OptOuts {

    /** Whether nothing may be sent to the subscriber from the address. */
    Uni<Boolean> isOptedOut(SubscriberId subscriber, String serviceAddress);

    /** Stores that nothing may be sent from now on. Repeating it is harmless. */
    Uni<Void> optOut(SubscriberId subscriber, String serviceAddress);

    /** Stores that texts may be sent again. Repeating it is harmless. */
    Uni<Void> optIn(SubscriberId subscriber, String serviceAddress);
}
