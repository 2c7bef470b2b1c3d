package telecom.assistant.channel.sms.smpp;

import io.smallrye.mutiny.Uni;

/** Hands segments to the SMSC, several at a time; the result never fails and comes within the transaction timer. */
public interface SegmentSender {

    /** Submits one segment, with a delivery receipt asked for. Happens once for each subscription. */
    Uni<SubmitOutcome> submit(Submission submission);
}
