package telecom.assistant.model.tokens;

import telecom.assistant.model.Characters;

/**
 * Tokens per character.
 *
 * @param ascii tokens per ASCII character
 * @param other tokens per other character, such as a Hangul syllable
 */
public record TokenWeights(double ascii, double other) {

    /**
     * The assumption about a tier that has not reported any usage yet. It errs on the high side, because counting too
     * few tokens could overrun a tier's context.
     */
    public static final TokenWeights START = new TokenWeights(0.3, 0.9);

    private static final String CUT = " […] ";
    private static final int ASCII_END = 0x80;

    /** Takes the larger of the two weights for each kind of character. */
    TokenWeights orMore(TokenWeights that) {
        return new TokenWeights(Math.max(ascii, that.ascii), Math.max(other, that.other));
    }

    public double tokens(Characters characters) {
        return ascii * characters.ascii() + other * characters.other();
    }

    /**
     * The text itself or, if it has more tokens than the maximum, its beginning and its end with a mark between them.
     * The beginning makes up about two thirds of the remaining text.
     */
    public String cut(String text, double maxTokens) {
        if (tokens(Characters.of(text)) <= maxTokens) {
            return text;
        }
        double room = Math.max(0, maxTokens - tokens(Characters.of(CUT)));
        int head = fittingLength(text, room * 2 / 3);
        int tail = fittingLength(new StringBuilder(text).reverse(), room / 3);
        return text.substring(0, characterBoundary(text, head))
                + CUT
                + text.substring(characterBoundary(text, text.length() - tail));
    }

    private int fittingLength(CharSequence text, double room) {
        double used = 0;
        int length = 0;
        while (length < text.length()) {
            used += text.charAt(length) < ASCII_END ? ascii : other;
            if (used > room) {
                break;
            }
            length++;
        }
        return length;
    }

    /** The index, or the one before it if the index is between the two halves of a surrogate pair. */
    private static int characterBoundary(String text, int index) {
        boolean between = index > 0
                && index < text.length()
                && Character.isSurrogatePair(text.charAt(index - 1), text.charAt(index));
        return between ? index - 1 : index;
    }
}
