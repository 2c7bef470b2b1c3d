package telecom.assistant.local.smsc;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/** One short message on the air: a whole text, or part {@code number} of {@code total} of one. */
record Segment(Coding coding, String text, int reference, int total, int number) {
    private static final int HEADER = 6;

    /** A message of one segment. */
    static Segment alone(Coding coding, String text) {
        return new Segment(coding, text, 0, 1, 1);
    }

    /** Cuts a text into segments under one concatenation reference (8 bits). */
    static List<Segment> of(String text, int reference) {
        Coding coding = Coding.of(text);
        int units = text.codePoints().map(coding::units).sum();
        if (units <= coding.alone()) {
            return List.of(alone(coding, text));
        }
        List<String> pieces = cut(text, coding);
        List<Segment> segments = new ArrayList<>();
        for (String piece : pieces) {
            segments.add(new Segment(coding, piece, reference, pieces.size(), segments.size() + 1));
        }
        return segments;
    }

    private static List<String> cut(String text, Coding coding) {
        List<String> pieces = new ArrayList<>();
        StringBuilder piece = new StringBuilder();
        int used = 0;
        for (int codePoint : text.codePoints().toArray()) {
            int units = coding.units(codePoint);
            if (used + units > coding.concatenated()) {
                pieces.add(piece.toString());
                piece.setLength(0);
                used = 0;
            }
            piece.appendCodePoint(codePoint);
            used += units;
        }
        pieces.add(piece.toString());
        return pieces;
    }

    /** Whether the octets begin with a user data header. */
    boolean headed() {
        return total > 1;
    }

    /** As SMPP carries it in {@code short_message}. */
    byte[] octets() {
        byte[] body = coding.encode(text);
        if (!headed()) {
            return body;
        }
        byte[] header = {5, 0, 3, (byte) reference, (byte) total, (byte) number};
        return ByteBuffer.allocate(HEADER + body.length).put(header).put(body).array();
    }
}
