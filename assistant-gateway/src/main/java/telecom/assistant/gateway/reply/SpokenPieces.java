package telecom.assistant.gateway.reply;

import java.util.Set;

/**
 * Cuts a reply into pieces for speech synthesis. The first piece is sent when two words are complete and a third has
 * begun, so that a caller does not wait for a whole clause; the following ones are clauses, because speech synthesis
 * sounds better the more text it gets at once. Text without spaces is cut by its length. No piece ends inside a number,
 * and the last one is still held back when the reply ends.
 */
final class SpokenPieces extends DeltaCoalescer {

    /** Marks that end a clause if white space follows; numbers such as "3.5" and "10,000" contain them, too. */
    private static final String MARKS = ".,!?;:…\n";

    /** Marks that end a clause no matter what follows, because the scripts that use them have no spaces. */
    private static final String FULL_WIDTH_MARKS = "。、，！？；：";

    private static final String NUMERALS = "영공일이삼사오육칠팔구십백천만억조〇零一二三四五六七八九十百千万萬億兆";
    private static final String CLOSING = "\"')]”’」』】）";
    private static final String SIGNS = "+-−#₩$€£¥№";

    private static final int FIRST_WORDS = 2;

    /**
     * Longer than nearly all words. A beginning that is longer and has no space is in a script without spaces, and is
     * cut by its length.
     */
    private static final int FIRST_WITHOUT_SPACE = 16;

    private static final int LONGEST = 80;

    /** A piece may exceed {@link #LONGEST}, up to this length, to keep a number or a word whole. */
    private static final int LONGEST_WORD = 160;

    private static final int LONGEST_OF_ALL = 320;
    private static final int ZERO_WIDTH_JOINER = 0x200D;
    private static final Set<Integer> COMBINING = Set.of(
            (int) Character.NON_SPACING_MARK,
            (int) Character.ENCLOSING_MARK,
            (int) Character.COMBINING_SPACING_MARK,
            (int) Character.MODIFIER_SYMBOL);

    private StringBuilder held;
    private boolean hasBegun;

    @Override
    int ready(StringBuilder text) {
        held = text;
        int end = endOfPiece();
        hasBegun = hasBegun || end > 0;
        return end;
    }

    @Override
    String flush() {
        // After a pause, the caller waits for the next words as they did for the first.
        hasBegun = false;
        return super.flush();
    }

    private int endOfPiece() {
        int clause = endOfClauses();
        if (clause > 0) {
            return clause;
        }
        int words = hasBegun ? 0 : endOfFirstWords();
        return words > 0 ? words : endOfLongest();
    }

    /**
     * The position after the last mark that is followed by more text; a mark at the very end may be the middle of
     * "3.5".
     */
    private int endOfClauses() {
        int last = held.length() - 1;
        while (last > 0 && Character.isWhitespace(held.charAt(last))) {
            last--;
        }
        for (int i = last; i > 0; i--) {
            if (!isOneOf(CLOSING, i) && (endsAtMark(i) || endsAtFullWidthMark(i))) {
                return i;
            }
        }
        return 0;
    }

    /** Whether a clause ends here; the "1. " of a list or a date does not end one. */
    private boolean endsAtMark(int index) {
        return index > 1
                && Character.isWhitespace(held.charAt(index - 1))
                && isOneOf(MARKS, index - 2)
                && !(index > 2 && held.charAt(index - 2) == '.' && Character.isDigit(held.charAt(index - 3)));
    }

    private boolean endsAtFullWidthMark(int index) {
        int mark = index - 1;
        while (mark > 0 && isOneOf(CLOSING, mark)) {
            mark--;
        }
        return isOneOf(FULL_WIDTH_MARKS, mark)
                && !isOneOf(FULL_WIDTH_MARKS, index)
                && !(mark > 0 && Character.isDigit(held.charAt(mark - 1)) && Character.isDigit(held.charAt(index)));
    }

    private int endOfFirstWords() {
        int words = 0;
        for (int i = 1; i < held.length(); i++) {
            if (beginsWord(i) && ++words >= FIRST_WORDS && !mayBeInsideNumber(i)) {
                return i;
            }
        }
        return 0;
    }

    private boolean beginsWord(int index) {
        return !Character.isWhitespace(held.charAt(index)) && Character.isWhitespace(held.charAt(index - 1));
    }

    /** Whether the words on both sides of a space may be one number, such as "3만 5천", or a number and its unit. */
    private boolean mayBeInsideNumber(int nextWord) {
        String before = held.substring(0, nextWord).stripTrailing();
        String word = before.replaceAll("(?s).*\\s", "").replaceAll("[()\\[\\]]", "");
        return word.isEmpty()
                || Character.isDigit(word.charAt(word.length() - 1))
                || SIGNS.indexOf(word.charAt(word.length() - 1)) >= 0
                || word.chars().allMatch(SpokenPieces::isPartOfNumber);
    }

    private int endOfLongest() {
        int longest = hasBegun || held.indexOf(" ") >= 0 ? LONGEST : FIRST_WITHOUT_SPACE;
        if (held.length() <= longest) {
            return 0;
        }
        for (int i = held.length() - 1; i > 0; i--) {
            if (beginsWord(i) && !mayBeInsideNumber(i)) {
                return i;
            }
        }
        for (int i = held.length() - 1; i > 0; i--) {
            boolean mayEnd = isBetweenCharacters(i) && (held.length() > LONGEST_WORD || !isInsideWord(i));
            if (mayEnd || (held.length() > LONGEST_OF_ALL && !Character.isLowSurrogate(held.charAt(i)))) {
                return i;
            }
        }
        return 0;
    }

    /** Whether a piece may end here without splitting a user-perceived character. */
    private boolean isBetweenCharacters(int index) {
        int after = held.codePointAt(index);
        return !Character.isLowSurrogate(held.charAt(index))
                && held.codePointBefore(index) != ZERO_WIDTH_JOINER
                && after != ZERO_WIDTH_JOINER
                && !COMBINING.contains(Character.getType(after));
    }

    /** Whether the position is inside a number or a Latin word. */
    private boolean isInsideWord(int index) {
        char before = held.charAt(index - 1);
        char after = held.charAt(index);
        return (isPartOfNumber(before) && isPartOfNumber(after)) || (isLatin(before) && isLatin(after));
    }

    private static boolean isPartOfNumber(int c) {
        return Character.isDigit(c) || ".,:-".indexOf(c) >= 0 || NUMERALS.indexOf(c) >= 0;
    }

    private static boolean isLatin(int c) {
        return Character.UnicodeScript.of(c) == Character.UnicodeScript.LATIN || Character.isDigit(c);
    }

    private boolean isOneOf(String marks, int index) {
        return marks.indexOf(held.charAt(index)) >= 0;
    }
}
