package telecom.assistant.local.smsc;

import com.cloudhopper.commons.charset.Charset;
import com.cloudhopper.commons.charset.CharsetUtil;
import com.cloudhopper.commons.charset.GSMCharset;

/** A character encoding, as SMPP's {@code data_coding} names it, and how many of its octets fit into a segment. */
enum Coding {
    /**
     * The default alphabet of GSM 03.38, one septet in each octet as SMPP carries it; extension characters take two.
     */
    GSM_7(0x00, CharsetUtil.CHARSET_GSM, 160, 153),
    LATIN_1(0x03, CharsetUtil.CHARSET_ISO_8859_1, 140, 134),
    UCS_2(0x08, CharsetUtil.CHARSET_UCS_2, 140, 134);

    private final byte dataCoding;
    private final Charset charset;
    private final int singleLimit;
    private final int partLimit;

    Coding(int dataCoding, Charset charset, int singleLimit, int partLimit) {
        this.dataCoding = (byte) dataCoding;
        this.charset = charset;
        this.singleLimit = singleLimit;
        this.partLimit = partLimit;
    }

    /** The smallest coding that can represent the text. */
    static Coding of(String text) {
        return GSMCharset.canRepresent(text) ? GSM_7 : UCS_2;
    }

    /** The coding with this {@code data_coding}; the default alphabet if the value is unknown. */
    static Coding of(byte dataCoding) {
        for (Coding coding : values()) {
            if (coding.dataCoding == dataCoding) {
                return coding;
            }
        }
        return GSM_7;
    }

    byte[] encode(String text) {
        return charset.encode(text);
    }

    String decode(byte[] octets) {
        return charset.decode(octets);
    }

    /** How many octets a character takes; a character is never split between segments. */
    int octets(int codePoint) {
        return encode(Character.toString(codePoint)).length;
    }

    byte dataCoding() {
        return dataCoding;
    }

    /** The most octets in a message that has only one segment. */
    int singleLimit() {
        return singleLimit;
    }

    /** The most octets in a segment that also has to hold a concatenation header. */
    int partLimit() {
        return partLimit;
    }
}
