package telecom.assistant.channel.sms.text;

import java.util.Arrays;
import java.util.Optional;

/** Reads the elements of a user data header that begins with its own length (3GPP TS 23.040, section 9.2.3.24). */
final class InformationElements {

    private InformationElements() {}

    /** The data of the first element of this kind with this length; empty if there is none before the header ends. */
    static Optional<byte[]> find(byte[] octets, int identifier, int length) {
        int end = Math.min(octets.length, headerLength(octets));
        int at = 1;
        while (at + 1 < end) {
            int data = at + 2;
            int next = data + octet(octets, at + 1);
            if (next > end) {
                return Optional.empty();
            }
            if (octet(octets, at) == identifier && next - data == length) {
                return Optional.of(Arrays.copyOfRange(octets, data, next));
            }
            at = next;
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
