package telecom.assistant.channel.sms.text;

import java.util.Arrays;

/**
 * Packs and unpacks septets as they travel between handset and SMSC: eight in seven octets (3GPP TS 23.038, section
 * 6.1.2.1). Some SMSCs pass them on like that instead of putting each into its own octet.
 */
final class PackedSeptets {

    private static final int CARRIAGE_RETURN = 0x0D;

    private PackedSeptets() {}

    /**
     * Unpacks septets.
     *
     * @param headerLength the length of the preceding user data header, which is followed by bits that fill up its last
     *     septet
     */
    static byte[] unpack(byte[] octets, int headerLength) {
        int fill = (7 - (headerLength * 8) % 7) % 7;
        int count = (octets.length * 8 - fill) / 7;
        byte[] septets = new byte[Math.max(count, 0)];
        for (int i = 0; i < septets.length; i++) {
            int bit = fill + i * 7;
            int low = octets[bit / 8] & 0xFF;
            int high = bit / 8 + 1 < octets.length ? octets[bit / 8 + 1] & 0xFF : 0;
            septets[i] = (byte) (((low | (high << 8)) >> (bit % 8)) & 0x7F);
        }
        return withoutPadding(septets, (headerLength * 8 + fill) / 7);
    }

    /** Packs septets as {@link #unpack} reads them. If seven bits are left over, a carriage return fills them. */
    static byte[] pack(byte[] septets, int headerLength) {
        int fill = (7 - (headerLength * 8) % 7) % 7;
        int bits = fill + septets.length * 7;
        byte[] octets = new byte[(bits + 7) / 8];
        for (int i = 0; i < septets.length; i++) {
            put(octets, fill + i * 7, septets[i]);
        }
        if (octets.length * 8 - bits == 7) {
            put(octets, bits, CARRIAGE_RETURN);
        }
        return octets;
    }

    private static void put(byte[] octets, int bit, int septet) {
        int shifted = septet << (bit % 8);
        octets[bit / 8] |= (byte) shifted;
        if (shifted > 0xFF) {
            octets[bit / 8 + 1] |= (byte) (shifted >> 8);
        }
    }

    /** If seven bits were left over, the last septet is 0 or a carriage return and has no meaning. */
    private static byte[] withoutPadding(byte[] septets, int precedingSeptets) {
        boolean padded = (precedingSeptets + septets.length) % 8 == 0
                && septets.length > 0
                && (septets[septets.length - 1] == 0 || septets[septets.length - 1] == CARRIAGE_RETURN);
        return padded ? Arrays.copyOf(septets, septets.length - 1) : septets;
    }
}
