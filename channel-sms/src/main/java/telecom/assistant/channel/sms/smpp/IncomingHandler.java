package telecom.assistant.channel.sms.smpp;

import io.smallrye.mutiny.Uni;

/**
 * Takes what the SMSC delivers, one after another in the order of its arrival. Must not block.
 */
@FunctionalInterface
public interface IncomingHandler {

    /** Completes when it is durable: then, and not before, the SMSC is told so. A failure asks it to send again. */
    Uni<Accepted> accept(Incoming incoming);

    /**
     * It is durable.
     *
     * @param onAcknowledged run when the response has been written; not run when the connection was lost before
     */
    record Accepted(Runnable onAcknowledged) {

        /** Nothing is to be done afterwards. */
        public static final Accepted SILENTLY = new Accepted(() -> {});
    }
}
