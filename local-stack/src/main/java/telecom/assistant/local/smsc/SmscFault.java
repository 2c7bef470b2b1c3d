package telecom.assistant.local.smsc;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** How an SMSC can refuse a submit_sm or report on it badly. */
public enum SmscFault {
    /** The submit is answered 0x58. */
    THROTTLED,
    /** The submit is answered 0x14. */
    QUEUE_FULL,
    /** The message is accepted but never reaches the handset; the receipt says UNDELIV. */
    UNDELIVERABLE,
    /** The message arrives, its receipt never comes. */
    NO_RECEIPT,
    /** The receipt comes before the answer to the submit. */
    RECEIPT_FIRST,
    /** The receipt gives in decimal the id that the answer gave in hexadecimal, and carries no TLV. */
    DECIMAL_RECEIPT_ID;

    /** Name in the control API, such as {@code receipt-first}. */
    public String wireName() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    public static Optional<SmscFault> named(String wireName) {
        return Arrays.stream(values())
                .filter(f -> f.wireName().equals(wireName))
                .findFirst();
    }
}
