package telecom.assistant.store.sms;

/** The progress of a segment of a reply. */
public enum SegmentState {
    /** Not yet handed to the SMSC. */
    PENDING,
    /** Being handed to the SMSC. After a crash or without a response, it is unknown whether the SMSC has it. */
    SENDING,
    /** The SMSC has the segment. */
    SENT,
    /** The handset has the segment. */
    DELIVERED,
    /** The segment will never reach the handset. */
    FAILED
}
