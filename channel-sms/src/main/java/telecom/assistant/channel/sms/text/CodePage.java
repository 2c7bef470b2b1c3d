package telecom.assistant.channel.sms.text;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

/** A character encoding of texts. The capacity of a segment is counted in units: septets or octets. */
public enum CodePage {
    /** GSM 7-bit, with one octet per septet (3GPP TS 23.038, section 6.2.1). */
    GSM_7(true, null),
    /** GSM 7-bit, with eight septets packed into seven octets (3GPP TS 23.038, section 6.1.2.1). */
    GSM_7_PACKED(true, null),
    /** US-ASCII, which the SMSC converts to septets. */
    ASCII(true, StandardCharsets.US_ASCII),
    LATIN_1(false, StandardCharsets.ISO_8859_1),
    /** Big-endian, with surrogate pairs, as handsets read it. */
    UCS_2(false, StandardCharsets.UTF_16BE),
    /** The encoding that Korean operators call KS C 5601, with all 11,172 syllables. */
    CP949(false, Charset.forName("x-windows-949"));

    private static final int SEPTET = 7;

    private final boolean sevenBit;
    private final Charset charset;

    CodePage(boolean sevenBit, Charset charset) {
        this.sevenBit = sevenBit;
        this.charset = charset;
    }

    boolean canEncode(String text) {
        return charset == null ? Gsm7.canEncode(text) : charset.newEncoder().canEncode(text);
    }

    /** How many units a text takes, provided that it can be encoded. */
    int units(String text) {
        if (charset == null) {
            return text.chars().map(c -> Gsm7.septets((char) c)).sum();
        }
        return text.getBytes(charset).length;
    }

    /** How many units fit into this many octets after a header of the given length. */
    int room(int octets, int header) {
        return sevenBit ? (octets - header) * Byte.SIZE / SEPTET : octets - header;
    }

    /** @param headerLength the length of the user data header that precedes the octets; 0 for none */
    byte[] encode(String text, int headerLength) {
        return switch (this) {
            case GSM_7 -> Gsm7.encode(text);
            case GSM_7_PACKED -> PackedSeptets.pack(Gsm7.encode(text), headerLength);
            case ASCII, LATIN_1, UCS_2, CP949 -> text.getBytes(charset);
        };
    }

    /** The text that these octets encode; null if they are not valid in this code page. */
    String decode(byte[] octets, int headerLength) {
        if (this == GSM_7_PACKED) {
            return Gsm7.decode(PackedSeptets.unpack(octets, headerLength));
        }
        if (this == GSM_7) {
            return isSevenBit(octets) ? Gsm7.decode(octets) : null;
        }
        try {
            return charset.newDecoder().decode(ByteBuffer.wrap(octets)).toString();
        } catch (CharacterCodingException e) {
            return null;
        }
    }

    private static boolean isSevenBit(byte[] octets) {
        for (byte octet : octets) {
            if (octet < 0) {
                return false;
            }
        }
        return true;
    }
}
