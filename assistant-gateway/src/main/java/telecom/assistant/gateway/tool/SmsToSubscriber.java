package telecom.assistant.gateway.tool;

import io.smallrye.mutiny.Uni;
import java.util.UUID;

/** Sends texts to the subscriber's own number, and to no other. */
public interface SmsToSubscriber {

    /** How many texts were sent in earlier turns of the conversation, as far as these are still in memory. */
    int sentBefore();

    /** Whether the subscriber has opted out of texts. */
    Uni<Boolean> isOptedOut();

    /**
     * Sends a text, only once for each id, however often this method is called. Completes when it is certain that the
     * SMS channel will send the text, unless the subscriber opts out first.
     */
    Uni<Void> send(UUID id, String text);
}
