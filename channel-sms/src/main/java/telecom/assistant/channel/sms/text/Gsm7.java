package telecom.assistant.channel.sms.text;

import java.io.ByteArrayOutputStream;

/**
 * The GSM 7-bit default alphabet and its extension table (3GPP TS 23.038, sections 6.2.1 and 6.2.1.1), with one septet
 * per octet, as SMPP carries them.
 */
public final class Gsm7 {

    private static final byte ESCAPE = 0x1B;

    static final String BASIC = "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞ\u001BÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?"
            + "¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà";

    static final String EXTENDED = "\f^{}\\[~]|€";
    /** The codes of {@link #EXTENDED}, in the same order. */
    static final String EXTENDED_CODES = "\n\u0014()/<=>@e";

    private Gsm7() {}

    /** Whether every character of the text is in the alphabet or its extension. */
    public static boolean canEncode(String text) {
        return text.chars().allMatch(c -> septets((char) c) > 0);
    }

    /** How many septets a character takes: 1, or 2 from the extension; 0 if there is no code for it. */
    public static int septets(char c) {
        if (c == ESCAPE) {
            return 0;
        }
        if (BASIC.indexOf(c) >= 0) {
            return 1;
        }
        return EXTENDED.indexOf(c) >= 0 ? 2 : 0;
    }

    /** The text as septets; a character without a code becomes a question mark. */
    public static byte[] encode(String text) {
        ByteArrayOutputStream septets = new ByteArrayOutputStream(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (septets(c)) {
                case 1 -> septets.write(BASIC.indexOf(c));
                case 2 -> {
                    septets.write(ESCAPE);
                    septets.write(EXTENDED_CODES.charAt(EXTENDED.indexOf(c)));
                }
                default -> septets.write('?');
            }
        }
        return septets.toByteArray();
    }

    /** Reads septets in the default alphabet. */
    public static String decode(byte[] septets) {
        return new Alphabet(BASIC, EXTENDED, EXTENDED_CODES).decode(septets);
    }

    /**
     * The tables by which septets are read: the default ones, or those of a national language.
     *
     * @param basic 128 characters
     * @param extended the characters that follow an escape
     * @param extendedCodes their codes, in the same order
     */
    record Alphabet(String basic, String extended, String extendedCodes) {

        /** Reads septets. An unknown extension code is looked up in the basic table (section 6.2.1.1). */
        String decode(byte[] septets) {
            StringBuilder text = new StringBuilder(septets.length);
            for (int i = 0; i < septets.length; i++) {
                int code = septets[i] & 0x7F;
                if (code == ESCAPE && i + 1 < septets.length) {
                    i++;
                    text.append(extended(septets[i] & 0x7F));
                } else {
                    // A trailing escape shows as a space.
                    text.append(code == ESCAPE ? ' ' : basic.charAt(code));
                }
            }
            return text.toString();
        }

        private char extended(int code) {
            int at = extendedCodes.indexOf(code);
            if (at >= 0) {
                return extended.charAt(at);
            }
            return code == ESCAPE ? ' ' : basic.charAt(code);
        }
    }
}
