package telecom.assistant.channel.sms.smpp;

import io.smallrye.mutiny.Uni;

/**
 * Hands segments to the SMSC, several at a time. A result arrives within the transaction timer, and is never a failure.
 */
public interface SegmentSender {

    /** On each subscription, submits the segment and requests a delivery receipt. */
    Uni<SubmitOutcome> submit(Submission submission);
}
