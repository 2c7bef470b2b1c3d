package telecom.assistant.store.sms;

/** How far one segment of a reply has come. */
public enum SegmentState {
    /** Not handed to the SMSC. */
    PENDING,
    /** Being handed to the SMSC. After a crash, or without a response, nobody knows whether the SMSC has it. */
    SENDING,
    /** The SMSC has it. */
    SENT,
    /** The handset has it. */
    DELIVERED,
    /** It will never reach the handset. */
    FAILED
}
