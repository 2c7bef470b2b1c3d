package telecom.assistant.channel.sms.smpp;

import io.smallrye.mutiny.Uni;

/** Handles deliveries from the SMSC, in the order of arrival. Must not block. */
@FunctionalInterface
public interface IncomingHandler {

    /**
     * Completes when the delivery is durable and may therefore be acknowledged. If this fails, the SMSC is asked to
     * send the delivery again.
     */
    Uni<Accepted> accept(Incoming incoming);

    /** Called when the connection has been lost: the responses written last may not have arrived. */
    default void onConnectionLost() {}

    /**
     * The outcome for a delivery that is durable.
     *
     * @param onAcknowledged runs when the response has been written
     * @param onUnwritten runs instead if the response could not be written, because the connection had been lost
     */
    record Accepted(Runnable onAcknowledged, Runnable onUnwritten) {

        /** The delivery is durable, and nothing remains to be done, whether or not the response is written. */
        public static final Accepted WITHOUT_FOLLOW_UP = new Accepted(() -> {}, () -> {});
    }
}
