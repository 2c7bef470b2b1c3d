package telecom.assistant.channel.sms.text;

import java.util.Arrays;
import java.util.Map;
import java.util.Optional;

/**
 * The content of an incoming segment.
 *
 * @param text may end in half a surrogate pair, which the next part completes
 * @param concatenation empty if the text has only one part
 */
public record UserData(String text, Optional<Concatenation> concatenation) {

    /** Reads the octets of a segment whose {@code data_coding} follows the standards. */
    public static Optional<UserData> read(byte dataCoding, boolean hasHeader, byte[] octets) {
        return read(Map.of(), dataCoding, hasHeader, octets);
    }

    /**
     * Reads the octets of a segment.
     *
     * @param agreed the code pages by {@code data_coding}, where the SMSC differs from the standards
     * @param dataCoding {@code data_coding} of SMPP 3.4, section 5.2.19
     * @param hasHeader whether the octets begin with a user data header
     * @return empty if the octets cannot be read as text
     */
    public static Optional<UserData> read(
            Map<Integer, CodePage> agreed, byte dataCoding, boolean hasHeader, byte[] octets) {
        byte[] header = hasHeader ? Arrays.copyOf(octets, headerLength(octets)) : new byte[0];
        byte[] characters = hasHeader ? withoutHeader(octets) : octets;
        return new TextCoding(agreed, header, characters)
                .read(dataCoding & 0xFF)
                .map(text ->
                        new UserData(text, Concatenation.findInHeader(header).filter(Concatenation::isValid)));
    }

    /** The octets after a user data header; empty if the header claims to be as long as all of them. */
    public static byte[] withoutHeader(byte[] octets) {
        return Arrays.copyOfRange(octets, headerLength(octets), octets.length);
    }

    private static int headerLength(byte[] octets) {
        return Math.min(octets.length, InformationElements.headerLength(octets));
    }
}
