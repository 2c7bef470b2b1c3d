package telecom.assistant.local.smsc;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/** A short message as it is transmitted: a whole text, or segment {@code number} of {@code total} of one. */
record ShortMessage(Coding coding, String text, int reference, int total, int number) {
    private static final int HEADER = 6;

    /** A message of one segment. */
    static ShortMessage single(Coding coding, String text) {
        return new ShortMessage(coding, text, 0, 1, 1);
    }

    /** Cuts a text into segments that share a concatenation reference of 8 bits. */
    static List<ShortMessage> of(String text, int reference) {
        Coding coding = Coding.of(text);
        if (coding.encode(text).length <= coding.singleLimit()) {
            return List.of(single(coding, text));
        }
        List<String> pieces = cut(text, coding);
        List<ShortMessage> segments = new ArrayList<>();
        for (String piece : pieces) {
            segments.add(new ShortMessage(coding, piece, reference, pieces.size(), segments.size() + 1));
        }
        return segments;
    }

    private static List<String> cut(String text, Coding coding) {
        List<String> pieces = new ArrayList<>();
        StringBuilder piece = new StringBuilder();
        int used = 0;
        for (int codePoint : text.codePoints().toArray()) {
            int octets = coding.octets(codePoint);
            if (used + octets > coding.partLimit()) {
                pieces.add(piece.toString());
                piece.setLength(0);
                used = 0;
            }
            piece.appendCodePoint(codePoint);
            used += octets;
        }
        pieces.add(piece.toString());
        return pieces;
    }

    /** Whether the octets begin with a user data header. */
    boolean hasHeader() {
        return total > 1;
    }

    /** The content of SMPP's field {@code short_message}. */
    byte[] octets() {
        byte[] body = coding.encode(text);
        if (!hasHeader()) {
            return body;
        }
        byte[] header = {5, 0, 3, (byte) reference, (byte) total, (byte) number};
        return ByteBuffer.allocate(HEADER + body.length).put(header).put(body).array();
    }
}
