package telecom.assistant.local.smsc;

import java.io.ByteArrayOutputStream;

/** The default alphabet of GSM 03.38, one septet to an octet as SMPP carries it. Extension characters take two septets. */
final class Gsm7 {
    private static final int ESCAPE = 0x1B;
    private static final String BASIC = "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞ\u001BÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?"
            + "¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà";
    private static final String EXTENSION = "\f^{}\\[~]|€";
    private static final byte[] EXTENSION_CODES = {0x0A, 0x14, 0x28, 0x29, 0x2F, 0x3C, 0x3D, 0x3E, 0x40, 0x65};

    private Gsm7() {}

    static boolean canEncode(String text) {
        return text.chars().allMatch(c -> septets((char) c) > 0);
    }

    /** Septets that the character takes; 0 when the alphabet lacks it. */
    static int septets(char c) {
        if (c != ESCAPE && BASIC.indexOf(c) >= 0) {
            return 1;
        }
        return EXTENSION.indexOf(c) >= 0 ? 2 : 0;
    }

    static byte[] encode(String text) {
        ByteArrayOutputStream octets = new ByteArrayOutputStream(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            int extension = EXTENSION.indexOf(c);
            if (extension >= 0) {
                octets.write(ESCAPE);
                octets.write(EXTENSION_CODES[extension]);
            } else {
                octets.write(BASIC.indexOf(c));
            }
        }
        return octets.toByteArray();
    }

    static String decode(byte[] octets) {
        StringBuilder text = new StringBuilder(octets.length);
        boolean escaped = false;
        for (byte octet : octets) {
            if (escaped) {
                text.append(extension(octet));
                escaped = false;
            } else if (octet == ESCAPE) {
                escaped = true;
            } else {
                text.append(BASIC.charAt(octet & 0x7F));
            }
        }
        return text.toString();
    }

    private static char extension(byte code) {
        for (int i = 0; i < EXTENSION_CODES.length; i++) {
            if (EXTENSION_CODES[i] == code) {
                return EXTENSION.charAt(i);
            }
        }
        return ' ';
    }
}
