package telecom.assistant.channel.sms.text;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * How a text is split into segments, in its cheapest form ({@link CheapForm}): in GSM 7-bit if that alphabet has all of its characters, otherwise in UCS-2. A
 * single segment holds 160 characters in GSM 7-bit and 70 in UCS-2. Each of several segments holds 153 or 67, because
 * it carries the concatenation header (3GPP TS 23.040, section 9.2.3.24.1). No extension character and no surrogate
 * pair is ever split. The same text is always split in the same way.
 */
public final class Segmentation {

    /** What one octet of the header can count. */
    private static final int MOST_SEGMENTS = 255;

    private final boolean gsm7;
    private final List<String> pieces;

    private Segmentation(boolean gsm7, List<String> pieces) {
        this.gsm7 = gsm7;
        this.pieces = pieces;
    }

    /** Splits a text. What does not fit in 255 segments is cut off. */
    public static Segmentation of(String words) {
        String text = CheapForm.of(words);
        boolean gsm7 = Gsm7.canEncode(text);
        int singleLimit = gsm7 ? 160 : 70;
        int partLimit = gsm7 ? 153 : 67;
        if (cost(text, gsm7) <= singleLimit) {
            return new Segmentation(gsm7, List.of(text));
        }
        List<String> pieces = split(text, partLimit, gsm7);
        return new Segmentation(gsm7, List.copyOf(pieces.subList(0, Math.min(pieces.size(), MOST_SEGMENTS))));
    }

    /** How many segments there are; at least 1. */
    public int count() {
        return pieces.size();
    }

    /**
     * One of the segments.
     *
     * @param number from 1
     * @param reference the same for all segments of one text, 0 to 255
     */
    public TextSegment segment(int number, int reference) {
        String piece = pieces.get(number - 1);
        byte[] characters = gsm7 ? Gsm7.encode(piece) : piece.getBytes(StandardCharsets.UTF_16BE);
        byte dataCoding = gsm7 ? TextSegment.GSM_7 : TextSegment.UCS_2;
        if (count() == 1) {
            return new TextSegment(dataCoding, false, characters);
        }
        byte[] header = Concatenation.header(reference, count(), number);
        ByteBuffer octets = ByteBuffer.allocate(header.length + characters.length);
        return new TextSegment(
                dataCoding, true, octets.put(header).put(characters).array());
    }

    private static List<String> split(String text, int limit, boolean gsm7) {
        List<String> pieces = new ArrayList<>();
        int start = 0;
        int used = 0;
        int at = 0;
        while (at < text.length()) {
            int length = Character.charCount(text.codePointAt(at));
            int cost = gsm7 ? Gsm7.septets(text.charAt(at)) : length;
            if (used + cost > limit) {
                pieces.add(text.substring(start, at));
                start = at;
                used = 0;
            }
            used += cost;
            at += length;
        }
        pieces.add(text.substring(start));
        return pieces;
    }

    private static int cost(String text, boolean gsm7) {
        return gsm7 ? text.chars().map(c -> Gsm7.septets((char) c)).sum() : text.length();
    }
}
