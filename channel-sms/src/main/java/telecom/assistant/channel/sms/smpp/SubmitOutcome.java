package telecom.assistant.channel.sms.smpp;

/** What became of handing one segment to the SMSC. */
public sealed interface SubmitOutcome {

    /** The SMSC has it. */
    record Submitted(String messageId) implements SubmitOutcome {}

    /** The SMSC does not have it, because there is no bind. */
    record NotSent() implements SubmitOutcome {}

    /**
     * The SMSC did not take it.
     *
     * @param code its {@code command_status}, such as {@code 0x00000058}
     * @param temporary whether it may take it later
     */
    record Refused(String code, boolean temporary) implements SubmitOutcome {}

    /** It was handed over, and no response came: nobody knows whether the SMSC has it. */
    record Unanswered() implements SubmitOutcome {}
}
