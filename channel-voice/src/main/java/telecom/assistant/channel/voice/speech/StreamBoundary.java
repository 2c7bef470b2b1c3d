package telecom.assistant.channel.voice.speech;

import java.util.regex.Pattern;

/**
 * Decides how much of a growing text can already be spoken: whole words, but numbers, marks and brackets only when
 * nothing that follows can change them. "4.3" waits for "GB", and "[done:" for its closing bracket.
 */
public final class StreamBoundary {

    /** After this many characters, an open number or bracket is no longer waited for. */
    private static final int LONGEST = 200;

    /** Words whose reading may depend on a number, a unit or a sign after them. */
    private static final Pattern OPEN_WORD = Pattern.compile(
            "[\\d.,:/~∼–+*#₩￦$€£%()-]*\\d[\\d.,:/~∼–+*#%()-]*(?:[조억만천백년월])?|[₩￦$€£#>~–+×-]|KRW|USD|No\\."
                    + "|(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]{0,6}\\.?|오전|오후"
                    + "|\\d{1,2}(?:st|nd|rd|th)|[AaPp]\\.?[Mm]\\.?|[AaPp][Mm][–-]\\d[\\d:]*"
                    + "|\\d{1,2}시|(?:\\d{1,2}[시분][~∼–-])?(?:오전|오후)|국번|국번없이|없이|[Cc]all|[Dd]ial");

    /** Words that are complete even if no white space follows them. */
    private static final Pattern PLAIN_WORD = Pattern.compile("[\\p{L}\"'“”‘’.,!?…;]*");

    private StreamBoundary() {}

    /**
     * Returns how much of the text can be spoken now.
     *
     * @param from how much of the text has already been spoken
     * @return an index from {@code from} to the length of the text
     */
    public static int settled(String text, int from) {
        int end = beforeOpenBracket(text, from);
        int wordEnd = end;
        while (wordEnd > from && Character.isWhitespace(text.charAt(wordEnd - 1))) {
            wordEnd--;
        }
        boolean spaced = wordEnd < end;
        int start = wordStart(text, from, wordEnd);
        String word = text.substring(start, wordEnd);
        if (spaced ? !isOpen(word) : PLAIN_WORD.matcher(word).matches()) {
            return beforeLineBreak(text, from, end);
        }
        while (start > from && isOpen(previousWord(text, from, start))) {
            start = wordStart(text, from, start - 1);
        }
        return text.length() - start > LONGEST ? end : beforeLineBreak(text, from, start);
    }

    /** The beginning of a line may change how the end of the previous line is read, so a line break waits, too. */
    private static int beforeLineBreak(String text, int from, int end) {
        int at = end;
        while (at > from && text.charAt(at - 1) == '\n') {
            at--;
        }
        return at;
    }

    private static int beforeOpenBracket(String text, int from) {
        int open = Math.max(text.lastIndexOf('['), text.lastIndexOf('<'));
        boolean isOpen = open >= from
                && text.length() - open <= LONGEST
                && text.indexOf(text.charAt(open) == '[' ? ']' : '>', open) < 0
                && (open + 1 == text.length() || !Character.isWhitespace(text.charAt(open + 1)));
        return isOpen ? open : text.length();
    }

    private static boolean isOpen(String word) {
        return OPEN_WORD.matcher(word).matches();
    }

    private static String previousWord(String text, int from, int start) {
        return text.substring(wordStart(text, from, start - 1), start).strip();
    }

    private static int wordStart(String text, int from, int end) {
        int at = end;
        while (at > from && !Character.isWhitespace(text.charAt(at - 1))) {
            at--;
        }
        return at;
    }
}
