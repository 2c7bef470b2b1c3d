package telecom.assistant.channel.sms.text;

/**
 * The format of texts for an SMSC.
 *
 * @param plain the coding of texts in Latin letters
 * @param wide the coding of texts that {@code plain} cannot express; texts that {@code wide} cannot express either are
 *     sent in UCS-2
 * @param octets the maximum length of a message; 140 in the standard (3GPP TS 23.040, section 9.2.3.24), 80 or 90 with
 *     some Korean operators
 */
public record TextFormat(Coding plain, Coding wide, LongTexts longTexts, int octets) {

    /** A code page, and the {@code data_coding} under which it is sent (SMPP 3.4, section 5.2.19). */
    public record Coding(int dataCoding, CodePage codePage) {

        static final Coding GSM_7 = new Coding(0x00, CodePage.GSM_7);
        static final Coding UCS_2 = new Coding(0x08, CodePage.UCS_2);
    }

    /** The format of the standards: GSM 7-bit, UCS-2 and user data headers. */
    public static final TextFormat STANDARD = new TextFormat(Coding.GSM_7, Coding.UCS_2, LongTexts.UDH, 140);

    /** The coding for a text. */
    Coding coding(String text) {
        if (plain.codePage().canEncode(text)) {
            return plain;
        }
        return wide.codePage().canEncode(text) ? wide : Coding.UCS_2;
    }
}
