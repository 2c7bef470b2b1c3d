package telecom.assistant.channel.sms.smpp;

import io.smallrye.mutiny.Uni;

/** Handles what the SMSC delivers, in the order of arrival. Must not block. */
@FunctionalInterface
public interface IncomingHandler {

    /** Completes when the delivery is durable, and so may be acknowledged. A failure asks the SMSC to send it again. */
    Uni<Accepted> accept(Incoming incoming);

    /** The connection was lost: responses that were written last may not have arrived. */
    default void onConnectionLost() {}

    /**
     * The delivery is durable.
     *
     * @param onAcknowledged runs when the response has been written
     * @param onUnwritten runs instead when it could not be written, because the connection was lost before
     */
    record Accepted(Runnable onAcknowledged, Runnable onUnwritten) {

        /** The delivery is durable, and there is nothing to do after the response or without it. */
        public static final Accepted WITHOUT_FOLLOW_UP = new Accepted(() -> {}, () -> {});
    }
}
