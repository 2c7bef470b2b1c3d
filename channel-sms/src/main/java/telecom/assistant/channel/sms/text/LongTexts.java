package telecom.assistant.channel.sms.text;

/** How an SMSC learns that several segments are one text. */
public enum LongTexts {
    /** By a user data header in each segment (3GPP TS 23.040, section 9.2.3.24.1). */
    UDH,
    /** By the optional parameters {@code sar_*} of each segment (SMPP 3.4, section 5.3.2.22). */
    SAR,
    /** The SMSC gets the whole text in {@code message_payload} (SMPP 3.4, section 5.3.2.32), and splits it itself. */
    PAYLOAD,
    /**
     * Not at all, because the network does not join segments; each one is a separate message, and ends between words.
     */
    SEPARATE
}
