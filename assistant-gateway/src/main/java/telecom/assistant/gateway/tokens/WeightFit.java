package telecom.assistant.gateway.tokens;

/**
 * Fits {@link TokenWeights} to what one tier reports: least squares over the requests so far, the latest counting most,
 * each request by its mix of characters and not by its length. What the requests leave open stays near the start: a tier
 * that has only seen English says nothing about Korean. Not thread-safe.
 */
final class WeightFit {

    /** What an observation still counts when the next one has come. */
    private static final double MEMORY = 0.98;

    /** How many observations the start counts as. */
    private static final double START_COUNTS = 0.05;

    private double asciiAscii;
    private double asciiOther;
    private double otherOther;
    private double asciiTokens;
    private double otherTokens;

    void observe(Characters sent, int tokens) {
        double ascii = (double) sent.ascii() / sent.total();
        double other = (double) sent.other() / sent.total();
        double perCharacter = (double) tokens / sent.total();
        asciiAscii = MEMORY * asciiAscii + ascii * ascii;
        asciiOther = MEMORY * asciiOther + ascii * other;
        otherOther = MEMORY * otherOther + other * other;
        asciiTokens = MEMORY * asciiTokens + ascii * perCharacter;
        otherTokens = MEMORY * otherTokens + other * perCharacter;
    }

    /** The normal equations' solution, within what a tokenizer can do: a Hangul syllable is three bytes, a token at least one. */
    TokenWeights weights() {
        double aa = asciiAscii + START_COUNTS;
        double oo = otherOther + START_COUNTS;
        double at = asciiTokens + START_COUNTS * TokenWeights.START.ascii();
        double ot = otherTokens + START_COUNTS * TokenWeights.START.other();
        double determinant = aa * oo - asciiOther * asciiOther;
        return new TokenWeights(
                within(0.05, 1, (at * oo - ot * asciiOther) / determinant),
                within(0.1, 3, (ot * aa - at * asciiOther) / determinant));
    }

    private static double within(double least, double most, double value) {
        return Math.max(least, Math.min(most, value));
    }
}
