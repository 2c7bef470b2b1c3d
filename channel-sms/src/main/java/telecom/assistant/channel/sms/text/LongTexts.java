package telecom.assistant.channel.sms.text;

/** How an SMSC is told that several segments are one text. */
public enum LongTexts {
    /** By a user data header in each segment (3GPP TS 23.040, section 9.2.3.24.1). */
    UDH,
    /** By the parameters {@code sar_*} beside each segment (SMPP 3.4, section 5.3.2.22). */
    SAR,
    /** The SMSC splits the text, which it gets whole in {@code message_payload} (SMPP 3.4, section 5.3.2.32). */
    PAYLOAD,
    /** Not at all, because the network does not join segments; each is a message of its own, which ends with a word. */
    SEPARATE
}
