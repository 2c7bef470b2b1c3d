package telecom.assistant.channel.sms.smpp;

import io.smallrye.mutiny.Uni;
import java.util.Optional;

/**
 * Hands segments to the SMSC, several at a time. A result arrives within the transaction timer, and is never a failure.
 */
public interface SegmentSender {

    /**
     * What to wait for before submitting a segment, because the SMSC has asked for a pause; empty if nothing. A segment
     * that is submitted earlier is not sent.
     */
    default Optional<Uni<Void>> pause() {
        return Optional.empty();
    }

    /** Submits one segment and requests a delivery receipt, each time somebody subscribes. */
    Uni<SubmitOutcome> submit(Submission submission);
}
