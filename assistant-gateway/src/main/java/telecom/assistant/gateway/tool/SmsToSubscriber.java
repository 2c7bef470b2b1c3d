package telecom.assistant.gateway.tool;

import io.smallrye.mutiny.Uni;
import java.util.UUID;

/** The way to the subscriber's own handset, and to no other. */
public interface SmsToSubscriber {

    /** How many texts earlier turns of the conversation have sent, as far as is remembered. */
    int sentBefore();

    /** Whether the subscriber wants no texts. */
    Uni<Boolean> isOptedOut();

    /**
     * Sends a text, once for each id, however often it is asked for. Completes when it is certain that the SMS channel
     * will send it, unless the subscriber opts out before.
     */
    Uni<Void> send(UUID id, String text);
}
