package telecom.assistant.channel.sms.text;

import java.util.Arrays;
import java.util.Optional;

/**
 * The languages in Latin script that have their own tables in the GSM 7-bit alphabet (3GPP TS 23.038, annex A). The
 * annex also has tables for Indian scripts, which this channel does not read.
 */
enum NationalLanguage {
    TURKISH(
            1,
            "@£$¥€éùıòÇ\nĞğ\rÅåΔ_ΦΓΛΩΠΨΣΘΞ\u001BŞşßÉ !\"#¤%&'()*+,-./0123456789:;<=>?"
                    + "İABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§çabcdefghijklmnopqrstuvwxyzäöñüà",
            "\f^{}\\[~]|ĞİŞç€ğış",
            "\n\u0014()/<=>@GIScegis"),
    /** Spanish has no locking shift table. */
    SPANISH(2, Gsm7.BASIC, "ç\f^{}\\[~]|ÁÍÓÚá€íóú", "\t\n\u0014()/<=>@AIOUaeiou"),
    PORTUGUESE(
            3,
            "@£$¥êéúíóç\nÔô\rÁáΔ_ªÇÀ∞^\\€Ó|\u001BÂâÊÉ !\"#º%&'()*+,-./0123456789:;<=>?"
                    + "ÍABCDEFGHIJKLMNOPQRSTUVWXYZÃÕÚÜ§~abcdefghijklmnopqrstuvwxyzãõ`üà",
            "êç\fÔôÁáΦΓ^ΩΠΨΣΘÊ{}\\[~]|ÀÍÓÚÃÕÂ€íóúãõâ",
            "\u0005\t\n\u000B\u000C\u000E\u000F\u0012\u0013\u0014\u0015\u0016\u0017\u0018\u0019\u001F()/<=>@AIOU[\\aeiou{|\u007F");

    private static final int SINGLE_SHIFT = 0x24;
    private static final int LOCKING_SHIFT = 0x25;

    private final int identifier;
    private final String locking;
    private final String extended;
    private final String extendedCodes;

    NationalLanguage(int identifier, String locking, String extended, String extendedCodes) {
        this.identifier = identifier;
        this.locking = locking;
        this.extended = extended;
        this.extendedCodes = extendedCodes;
    }

    /**
     * The alphabet that a user data header selects; the default one if it selects none.
     *
     * @return empty if it selects a language that is not listed here
     */
    static Optional<Gsm7.Alphabet> alphabet(byte[] header) {
        Optional<byte[]> locking = InformationElements.find(header, LOCKING_SHIFT, 1);
        Optional<byte[]> single = InformationElements.find(header, SINGLE_SHIFT, 1);
        Optional<String> basic =
                locking.isEmpty() ? Optional.of(Gsm7.BASIC) : of(locking.get()).map(language -> language.locking);
        if (single.isEmpty()) {
            return basic.map(table -> new Gsm7.Alphabet(table, Gsm7.EXTENDED, Gsm7.EXTENDED_CODES));
        }
        return basic.flatMap(table ->
                of(single.get()).map(language -> new Gsm7.Alphabet(table, language.extended, language.extendedCodes)));
    }

    private static Optional<NationalLanguage> of(byte[] identifier) {
        return Arrays.stream(values())
                .filter(language -> language.identifier == identifier[0])
                .findFirst();
    }
}
