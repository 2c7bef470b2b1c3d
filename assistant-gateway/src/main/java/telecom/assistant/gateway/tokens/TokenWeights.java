package telecom.assistant.gateway.tokens;

/**
 * Tokens per character.
 *
 * @param ascii tokens of an ASCII character
 * @param other tokens of any other, such as a syllable of Hangul
 */
public record TokenWeights(double ascii, double other) {

    /**
     * What is assumed of a tier that has not reported any usage. Rather too much than too little, because too little could
     * fill a tier's context.
     */
    public static final TokenWeights START = new TokenWeights(0.3, 0.9);

    private static final String CUT = " […] ";
    private static final int ASCII_END = 0x80;

    public double tokens(Characters characters) {
        return ascii * characters.ascii() + other * characters.other();
    }

    /**
     * The text, or its beginning and its end around a mark when it has more tokens than that; about two thirds of what is
     * shown are the beginning.
     */
    public String cut(String text, double mostTokens) {
        if (tokens(Characters.of(text)) <= mostTokens) {
            return text;
        }
        double room = Math.max(0, mostTokens - tokens(Characters.of(CUT)));
        int head = fitting(text, room * 2 / 3);
        int tail = fitting(new StringBuilder(text).reverse(), room / 3);
        return text.substring(0, whole(text, head)) + CUT + text.substring(whole(text, text.length() - tail));
    }

    private int fitting(CharSequence text, double room) {
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

    /** Not between the two halves of one character. */
    private static int whole(String text, int index) {
        boolean between = index > 0
                && index < text.length()
                && Character.isSurrogatePair(text.charAt(index - 1), text.charAt(index));
        return between ? index - 1 : index;
    }
}
