package telecom.assistant.channel.sms.smpp;

import io.smallrye.mutiny.Uni;
import java.util.Optional;
import telecom.assistant.channel.sms.text.TextFormat;

/**
 * Hands segments to the SMSC, several at a time. A result arrives within the transaction timer, and is never a failure.
 */
public interface SegmentSender {

    /**
     * What to wait for before submitting a segment, because the SMSC has asked for a pause; empty if nothing. A segment
     * that is submitted earlier is not sent.
     *
     * @param to the subscriber's number, E.164
     */
    default Optional<Uni<Void>> pause(String to) {
        return Optional.empty();
    }

    /**
     * How a text to a subscriber has to be written; always the same for one subscriber.
     *
     * @param to the subscriber's number, E.164
     */
    default TextFormat format(String to) {
        return TextFormat.STANDARD;
    }

    /** Submits one segment and requests a delivery receipt if that is agreed, each time somebody subscribes. */
    Uni<SubmitOutcome> submit(Submission submission);
}
