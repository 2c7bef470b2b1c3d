package telecom.assistant.channel.sms.text;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;

/**
 * The content of an incoming segment.
 *
 * @param text may end in half a surrogate pair, which the next part completes
 * @param concatenation empty when the text has only one part
 */
public record UserData(String text, Optional<Concatenation> concatenation) {

    /**
     * Reads the octets of a segment.
     *
     * @param dataCoding {@code data_coding} of SMPP 3.4, section 5.2.19
     * @param hasHeader whether the octets begin with a user data header
     * @return empty when the coding is not for text, such as 8-bit data
     */
    public static Optional<UserData> read(byte dataCoding, boolean hasHeader, byte[] octets) {
        Optional<Concatenation> concatenation =
                hasHeader ? Concatenation.inHeader(octets).filter(Concatenation::isValid) : Optional.empty();
        byte[] characters = hasHeader ? withoutHeader(octets) : octets;
        return decode(dataCoding & 0xFF, characters).map(text -> new UserData(text, concatenation));
    }

    /** The octets behind a user data header; empty if the header claims all of them. */
    public static byte[] withoutHeader(byte[] octets) {
        int start = Math.min(octets.length, Concatenation.headerLength(octets));
        return Arrays.copyOfRange(octets, start, octets.length);
    }

    private static Optional<String> decode(int dataCoding, byte[] characters) {
        return switch (dataCoding) {
            case 0x00 -> Optional.of(Gsm7.decode(characters));
            case 0x01 -> Optional.of(new String(characters, StandardCharsets.US_ASCII));
            case 0x03 -> Optional.of(new String(characters, StandardCharsets.ISO_8859_1));
            case 0x08 -> Optional.of(ucs2(characters));
            default -> decodeWithClass(dataCoding, characters);
        };
    }

    /** Codings with a message class (3GPP TS 23.038, section 4), which some SMSCs pass through. */
    private static Optional<String> decodeWithClass(int dataCoding, byte[] characters) {
        boolean general = dataCoding >= 0x10 && dataCoding <= 0x1F;
        boolean classOnly = dataCoding >= 0xF0;
        int alphabet = general ? dataCoding & 0x0C : dataCoding & 0x04;
        if ((general || classOnly) && alphabet == 0x00) {
            return Optional.of(Gsm7.decode(characters));
        }
        return general && alphabet == 0x08 ? Optional.of(ucs2(characters)) : Optional.empty();
    }

    private static String ucs2(byte[] characters) {
        // A charset would replace half a surrogate pair at the end of a part.
        return ByteBuffer.wrap(characters).asCharBuffer().toString();
    }
}
