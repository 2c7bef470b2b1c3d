package telecom.assistant.channel.sms.smpp;

import io.smallrye.mutiny.Uni;

/** Hands segments to the SMSC, several at a time. Results arrive within the transaction timer and never fail. */
public interface SegmentSender {

    /** Submits one segment and requests a delivery receipt, once for each subscription. */
    Uni<SubmitOutcome> submit(Submission submission);
}
