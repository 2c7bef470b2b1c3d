package telecom.assistant.channel.sms.smpp;

import io.smallrye.mutiny.Uni;
import java.util.Optional;
import telecom.assistant.channel.sms.text.TextFormat;

/**
 * Hands segments to the SMSC, several at a time. Each submission yields an outcome before the transaction timer runs
 * out, and never a failure.
 */
public interface SegmentSender {

    /**
     * Completes when the pause that the SMSC has asked for is over; empty if there is no pause. A segment that is
     * submitted earlier is not sent.
     *
     * @param subscriberNumber the subscriber's number in E.164 form
     */
    default Optional<Uni<Void>> pause(String subscriberNumber) {
        return Optional.empty();
    }

    /**
     * The format of texts to a subscriber; always the same for one subscriber.
     *
     * @param subscriberNumber the subscriber's number in E.164 form
     */
    default TextFormat format(String subscriberNumber) {
        return TextFormat.STANDARD;
    }

    /**
     * Submits one segment each time the result is subscribed to, and requests a delivery receipt if the settings
     * ask for it.
     */
    Uni<SubmitOutcome> submit(Submission submission);
}
