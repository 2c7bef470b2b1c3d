package telecom.assistant.channel.sms.smpp;

/**
 * The outcome of an attempt to hand a segment to the SMSC.
 *
 * @param detail if the segment was sent, the SMSC's id for it in canonical form, empty if the SMSC gave none; otherwise
 *     the reason: the SMSC's {@code command_status}, such as {@code 0x00000058}, or a code of our own
 */
public record SubmitOutcome(Status status, String detail) {

    /** Whether the SMSC has the segment now. */
    public enum Status {
        /** The SMSC has the segment. */
        SENT,
        /** The SMSC does not have the segment, because there was no bind or it refused it for the moment. */
        DEFERRED,
        /** The SMSC does not have the segment, and asks for a pause; see {@link SegmentSender#pause}. */
        THROTTLED,
        /** The SMSC will never accept the segment. */
        REFUSED,
        /** The segment was handed over, but no response came: it is unknown whether the SMSC has it. */
        UNANSWERED
    }
}
