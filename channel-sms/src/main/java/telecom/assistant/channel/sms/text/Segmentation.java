package telecom.assistant.channel.sms.text;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/**
 * How a text is split into segments, in its cheapest form ({@link CheapForm}). A single segment holds 160 characters in
 * GSM 7-bit and 70 in UCS-2. Each of several segments holds 153 or 67, because it carries the concatenation header
 * (3GPP TS 23.040, section 9.2.3.24.1). No extension character, no surrogate pair and no character of two octets is
 * ever split. If segments are not joined, they end between words. The same text is always split in the same way.
 */
public final class Segmentation {

    /** The concatenation header has one octet for the number of segments. */
    private static final int MOST_SEGMENTS = 255;

    private static final int HEADER_OCTETS = 6;

    private final TextFormat format;
    private final TextFormat.Coding coding;
    private final List<String> pieces;

    private Segmentation(TextFormat format, TextFormat.Coding coding, List<String> pieces) {
        this.format = format;
        this.coding = coding;
        this.pieces = pieces;
    }

    /** Splits a text according to the standards. Anything beyond 255 segments is cut off. */
    public static Segmentation of(String text) {
        return of(text, TextFormat.STANDARD);
    }

    /** Splits a text. Anything beyond 255 segments is cut off. */
    public static Segmentation of(String text, TextFormat format) {
        String cheap = CheapForm.of(text, format);
        TextFormat.Coding coding = format.coding(cheap);
        CodePage page = coding.codePage();
        int room = page.room(format.octets(), 0);
        if (page.units(cheap) <= room) {
            return new Segmentation(format, coding, List.of(cheap));
        }
        boolean separate = isSeparate(format);
        List<String> pieces = split(cheap, separate ? room : page.room(format.octets(), HEADER_OCTETS), page, separate);
        return new Segmentation(format, coding, List.copyOf(pieces.subList(0, Math.min(pieces.size(), MOST_SEGMENTS))));
    }

    /** How many segments have to be submitted; at least 1. */
    public int count() {
        return format.longTexts() == LongTexts.PAYLOAD ? 1 : pieces.size();
    }

    /** How many messages the text costs, even if it is the SMSC that splits it; at least 1. */
    public int messages() {
        return pieces.size();
    }

    /** Whether handsets join the segments into one text, and therefore never show one of them twice. */
    public boolean isJoined() {
        return count() > 1 && !isSeparate(format);
    }

    /**
     * One of the segments.
     *
     * @param number the segment's number, from 1
     * @param reference a number that is the same for all segments of one text, 0 to 255
     */
    public TextSegment segment(int number, int reference) {
        byte dataCoding = (byte) coding.dataCoding();
        boolean single = pieces.size() == 1;
        if (!single && format.longTexts() == LongTexts.PAYLOAD) {
            return new TextSegment(dataCoding, false, encode(String.join("", pieces), 0), null, true);
        }
        String piece = pieces.get(number - 1);
        if (single || isSeparate(format)) {
            return new TextSegment(dataCoding, false, encode(piece, 0));
        }
        if (format.longTexts() == LongTexts.SAR) {
            Concatenation place = new Concatenation(reference, count(), number);
            return new TextSegment(dataCoding, false, encode(piece, 0), place, false);
        }
        byte[] header = Concatenation.header(reference, count(), number);
        byte[] characters = encode(piece, header.length);
        ByteBuffer octets = ByteBuffer.allocate(header.length + characters.length);
        return new TextSegment(
                dataCoding, true, octets.put(header).put(characters).array());
    }

    private static boolean isSeparate(TextFormat format) {
        return format.longTexts() == LongTexts.SEPARATE;
    }

    private byte[] encode(String piece, int headerLength) {
        return coding.codePage().encode(piece, headerLength);
    }

    private static List<String> split(String text, int room, CodePage page, boolean betweenWords) {
        List<String> pieces = new ArrayList<>();
        int start = 0;
        int used = 0;
        int at = 0;
        while (at < text.length()) {
            int next = at + Character.charCount(text.codePointAt(at));
            int units = page.units(text.substring(at, next));
            if (used + units > room) {
                int end = betweenWords ? endOfWord(text, start, at) : at;
                pieces.add(text.substring(start, end));
                start = end;
                used = page.units(text.substring(start, at));
            }
            used += units;
            at = next;
        }
        pieces.add(text.substring(start));
        return pieces;
    }

    /** The index after the last space of a piece, or the end of the piece if its second half has no space. */
    private static int endOfWord(String text, int start, int end) {
        int space = text.lastIndexOf(' ', end - 1) + 1;
        return space > start + (end - start) / 2 ? space : end;
    }
}
