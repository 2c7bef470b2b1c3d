package telecom.assistant.channel.sms.text;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * How a reply is split into texts: GSM 7-bit when all of it fits that alphabet, else UCS-2. The characters of one text
 * are 160 or 70; when it takes several they are 153 or 67 each, because each carries the concatenation header (3GPP TS
 * 23.040, section 9.2.3.24.1). Neither an extension character nor a surrogate pair is ever split. The same text is
 * always split in the same way.
 */
public final class Segmentation {

    /** As many as the header's one octet can number. */
    private static final int MOST_SEGMENTS = 255;

    private final boolean gsm7;
    private final List<String> pieces;

    private Segmentation(boolean gsm7, List<String> pieces) {
        this.gsm7 = gsm7;
        this.pieces = pieces;
    }

    /** Splits a text; what would need more than 255 segments is cut off. */
    public static Segmentation of(String text) {
        boolean gsm7 = Gsm7.canEncode(text);
        int one = gsm7 ? 160 : 70;
        int each = gsm7 ? 153 : 67;
        if (cost(text, gsm7) <= one) {
            return new Segmentation(gsm7, List.of(text));
        }
        List<String> pieces = split(text, each, gsm7);
        return new Segmentation(gsm7, List.copyOf(pieces.subList(0, Math.min(pieces.size(), MOST_SEGMENTS))));
    }

    /** How many texts it takes; at least 1. */
    public int count() {
        return pieces.size();
    }

    /**
     * One of the texts.
     *
     * @param number from 1
     * @param reference what all segments of one reply share, 0 to 255
     */
    public Segment segment(int number, int reference) {
        String piece = pieces.get(number - 1);
        byte[] characters = gsm7 ? Gsm7.encode(piece) : piece.getBytes(StandardCharsets.UTF_16BE);
        byte dataCoding = gsm7 ? Segment.GSM_7 : Segment.UCS_2;
        if (count() == 1) {
            return new Segment(dataCoding, false, characters);
        }
        byte[] header = Concatenation.header(reference, count(), number);
        byte[] octets = new byte[header.length + characters.length];
        System.arraycopy(header, 0, octets, 0, header.length);
        System.arraycopy(characters, 0, octets, header.length, characters.length);
        return new Segment(dataCoding, true, octets);
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
