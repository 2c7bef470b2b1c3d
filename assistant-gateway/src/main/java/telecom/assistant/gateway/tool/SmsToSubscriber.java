package telecom.assistant.gateway.tool;

import io.smallrye.mutiny.Uni;
import java.util.UUID;

/** Sends texts to the subscriber's own number, and to no other. */
public interface SmsToSubscriber {

    /** How many texts earlier turns of the conversation have sent, as far as they are still in memory. */
    int sentBefore();

    /** Whether the subscriber has opted out of texts. */
    Uni<Boolean> isOptedOut();

    /**
     * Sends a text, once for each id, however often this is called. Completes when it is certain that the SMS channel
     * will send the text, unless the subscriber opts out before.
     */
    Uni<Void> send(UUID id, String text);
}
