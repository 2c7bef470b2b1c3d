package telecom.assistant.channel.sms.text;

import java.util.Optional;

/**
 * The text that a segment is part of, and the segment's place in it.
 *
 * @param reference the same for all parts of one text
 * @param number from 1
 */
public record Concatenation(int reference, int total, int number) {

    /** Information elements of 3GPP TS 23.040, section 9.2.3.24. */
    private static final int EIGHT_BIT_REFERENCE = 0x00;

    private static final int SIXTEEN_BIT_REFERENCE = 0x08;

    /** Whether the numbers make sense. Handsets and SMSCs have been seen to send others. */
    public boolean isValid() {
        return total > 1 && number >= 1 && number <= total;
    }

    static byte[] header(int reference, int total, int number) {
        return new byte[] {5, EIGHT_BIT_REFERENCE, 3, (byte) reference, (byte) total, (byte) number};
    }

    /** Finds the concatenation element in a user data header that begins with its own length. */
    static Optional<Concatenation> inHeader(byte[] octets) {
        int end = Math.min(octets.length, headerLength(octets));
        int length;
        for (int at = 1; at + 1 < end; at += 2 + length) {
            int element = octet(octets, at);
            length = octet(octets, at + 1);
            int data = at + 2;
            if (data + length > end) {
                return Optional.empty();
            }
            if (element == EIGHT_BIT_REFERENCE && length == 3) {
                return Optional.of(
                        new Concatenation(octet(octets, data), octet(octets, data + 1), octet(octets, data + 2)));
            }
            if (element == SIXTEEN_BIT_REFERENCE && length == 4) {
                int reference = octet(octets, data) << 8 | octet(octets, data + 1);
                return Optional.of(new Concatenation(reference, octet(octets, data + 2), octet(octets, data + 3)));
            }
        }
        return Optional.empty();
    }

    /** The length of the header in octets, including the length octet itself. */
    static int headerLength(byte[] octets) {
        return octets.length == 0 ? 0 : octet(octets, 0) + 1;
    }

    private static int octet(byte[] octets, int index) {
        return octets[index] & 0xFF;
    }
}
