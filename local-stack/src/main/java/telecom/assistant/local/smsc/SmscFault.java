package telecom.assistant.local.smsc;

/** The ways in which an SMSC refuses a submit_sm or reports its delivery wrongly. */
public enum SmscFault {
    /** The submit is answered with 0x58. */
    THROTTLED,
    /** The submit is answered with 0x14. */
    QUEUE_FULL,
    /** The message is accepted but never reaches the handset; the receipt says UNDELIV. */
    UNDELIVERABLE,
    /** The message arrives, but its receipt never does. */
    NO_RECEIPT,
    /** The receipt arrives before the answer to the submit. */
    RECEIPT_FIRST,
    /** The receipt has no TLVs, and its id is in decimal although the answer to the submit gave it in hexadecimal. */
    DECIMAL_RECEIPT_ID
}
