package telecom.assistant.channel.sms.smpp;

import io.smallrye.mutiny.Uni;
import java.util.Optional;
import telecom.assistant.channel.sms.text.TextFormat;

/**
 * Hands segments to the SMSC, several at a time. Each result arrives within the transaction timer, and is never a
 * failure.
 */
public interface SegmentSender {

    /**
     * Completes when the pause that the SMSC has asked for is over; empty if there is no pause. A segment that is
     * submitted earlier is not sent.
     *
     * @param to the subscriber's number, E.164
     */
    default Optional<Uni<Void>> pause(String to) {
        return Optional.empty();
    }

    /**
     * The format of texts to a subscriber; always the same for one subscriber.
     *
     * @param to the subscriber's number, E.164
     */
    default TextFormat format(String to) {
        return TextFormat.STANDARD;
    }

    /** Submits one segment each time the result is subscribed to, and requests a delivery receipt if that is agreed. */
    Uni<SubmitOutcome> submit(Submission submission);
}
