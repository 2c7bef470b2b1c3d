package telecom.assistant.channel.sms.smpp;

/**
 * What happened to a segment that was to be handed to the SMSC.
 *
 * @param detail the SMSC's id of a segment that it has, in canonical form, empty if the SMSC gives none; otherwise why it may not have it: its {@code command_status},
 *     such as {@code 0x00000058}, or a code of our own
 */
public record SubmitOutcome(Status status, String detail) {

    /** Who has the segment now. */
    public enum Status {
        /** The SMSC has it. */
        SENT,
        /** The SMSC does not have it, because there was no bind or it refused the segment for the moment. */
        DEFERRED,
        /** The SMSC does not have it, and asks for a pause; see {@link SegmentSender#pause}. */
        THROTTLED,
        /** The SMSC will never accept it. */
        REFUSED,
        /** It was handed over, and no response came: nobody knows whether the SMSC has it. */
        UNANSWERED
    }
}
