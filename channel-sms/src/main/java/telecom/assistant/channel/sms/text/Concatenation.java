package telecom.assistant.channel.sms.text;

import java.util.Optional;

/**
 * The text that a segment is part of, and the segment's place in it.
 *
 * @param reference a number that is the same for all parts of one text
 * @param number the segment's number in the text, from 1
 */
public record Concatenation(int reference, int total, int number) {

    /** Information elements of 3GPP TS 23.040, section 9.2.3.24. */
    private static final int EIGHT_BIT_REFERENCE = 0x00;

    private static final int SIXTEEN_BIT_REFERENCE = 0x08;

    /** Whether the numbers make sense. Some handsets and SMSCs send numbers that do not. */
    public boolean isValid() {
        return total > 1 && number >= 1 && number <= total;
    }

    static byte[] header(int reference, int total, int number) {
        return new byte[] {5, EIGHT_BIT_REFERENCE, 3, (byte) reference, (byte) total, (byte) number};
    }

    /** Finds the concatenation element in a user data header that begins with its own length. */
    static Optional<Concatenation> findInHeader(byte[] octets) {
        return InformationElements.find(octets, EIGHT_BIT_REFERENCE, 3)
                .map(data -> new Concatenation(octet(data, 0), octet(data, 1), octet(data, 2)))
                .or(() -> InformationElements.find(octets, SIXTEEN_BIT_REFERENCE, 4)
                        .map(data -> new Concatenation(
                                octet(data, 0) << 8 | octet(data, 1), octet(data, 2), octet(data, 3))));
    }

    private static int octet(byte[] octets, int index) {
        return octets[index] & 0xFF;
    }
}
