package telecom.assistant.local.smsc;

import java.nio.charset.StandardCharsets;

/** How characters become octets, by SMPP's {@code data_coding}, and how many fit into a segment. */
enum Coding {
    GSM_7(0x00, 160, 153) {
        @Override
        byte[] encode(String text) {
            return Gsm7.encode(text);
        }

        @Override
        String decode(byte[] octets) {
            return Gsm7.decode(octets);
        }

        @Override
        int units(int codePoint) {
            return Gsm7.septets((char) codePoint);
        }
    },
    LATIN_1(0x03, 140, 134) {
        @Override
        byte[] encode(String text) {
            return text.getBytes(StandardCharsets.ISO_8859_1);
        }

        @Override
        String decode(byte[] octets) {
            return new String(octets, StandardCharsets.ISO_8859_1);
        }

        @Override
        int units(int codePoint) {
            return 1;
        }
    },
    UCS_2(0x08, 70, 67) {
        @Override
        byte[] encode(String text) {
            return text.getBytes(StandardCharsets.UTF_16BE);
        }

        @Override
        String decode(byte[] octets) {
            return new String(octets, StandardCharsets.UTF_16BE);
        }

        @Override
        int units(int codePoint) {
            return Character.charCount(codePoint);
        }
    };

    private final byte dataCoding;
    private final int alone;
    private final int concatenated;

    Coding(int dataCoding, int alone, int concatenated) {
        this.dataCoding = (byte) dataCoding;
        this.alone = alone;
        this.concatenated = concatenated;
    }

    /** The smallest coding that holds the text. */
    static Coding of(String text) {
        return Gsm7.canEncode(text) ? GSM_7 : UCS_2;
    }

    /** Unknown codings are read as the default alphabet. */
    static Coding of(byte dataCoding) {
        for (Coding coding : values()) {
            if (coding.dataCoding == dataCoding) {
                return coding;
            }
        }
        return GSM_7;
    }

    abstract byte[] encode(String text);

    abstract String decode(byte[] octets);

    /** Septets, octets or 16-bit units that a character takes; a character is never split. */
    abstract int units(int codePoint);

    byte dataCoding() {
        return dataCoding;
    }

    /** Units of a message of one segment. */
    int alone() {
        return alone;
    }

    /** Units of a segment that shares its room with a concatenation header. */
    int concatenated() {
        return concatenated;
    }
}
