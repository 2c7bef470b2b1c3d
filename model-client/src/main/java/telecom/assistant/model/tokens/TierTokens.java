package telecom.assistant.model.tokens;

import telecom.assistant.model.Characters;
import telecom.assistant.model.ModelRequest;
import telecom.assistant.model.Usage;

/**
 * How many tokens a text has for one tier, learnt from the usage that the tier reports, because only the tier knows its
 * tokenizer. {@link TokenWeights} are fitted by least squares to the requests so far. The latest count most, and each
 * counts by its mix of characters and not by its length. What the requests do not determine stays near the initial
 * weights: a tier that has only seen English says nothing about Korean. Thread-safe.
 */
public final class TierTokens {

    /** How much an observation still counts when the next one arrives. */
    private static final double DECAY = 0.98;

    /** How many observations the initial weights count as. */
    private static final double START_OBSERVATIONS = 0.05;

    private double asciiAscii;
    private double asciiOther;
    private double otherOther;
    private double asciiTokens;
    private double otherTokens;
    private volatile TokenWeights weights = TokenWeights.START;

    public TokenWeights weights() {
        return weights;
    }

    /** The tokens of a whole prompt, rounded up. */
    public int of(ModelRequest request) {
        return (int) Math.ceil(weights.tokens(request.characters()));
    }

    /** The tokens of a text that a model wrote. */
    public double of(String text) {
        return weights.tokens(Characters.of(text));
    }

    /** Takes into account what the tier counted for a request. */
    public void learn(ModelRequest request, Usage reported) {
        if (reported.promptTokens() > 0) {
            observe(request.characters(), reported.promptTokens());
        }
    }

    private synchronized void observe(Characters sent, int tokens) {
        double ascii = (double) sent.ascii() / sent.total();
        double other = (double) sent.other() / sent.total();
        double perCharacter = (double) tokens / sent.total();
        asciiAscii = DECAY * asciiAscii + ascii * ascii;
        asciiOther = DECAY * asciiOther + ascii * other;
        otherOther = DECAY * otherOther + other * other;
        asciiTokens = DECAY * asciiTokens + ascii * perCharacter;
        otherTokens = DECAY * otherTokens + other * perCharacter;
        weights = fitted();
    }

    /**
     * The solution of the normal equations, within what a tokenizer can do: a token is at least one byte, and a Hangul
     * syllable is three.
     */
    private TokenWeights fitted() {
        double aa = asciiAscii + START_OBSERVATIONS;
        double oo = otherOther + START_OBSERVATIONS;
        double at = asciiTokens + START_OBSERVATIONS * TokenWeights.START.ascii();
        double ot = otherTokens + START_OBSERVATIONS * TokenWeights.START.other();
        double determinant = aa * oo - asciiOther * asciiOther;
        return new TokenWeights(
                within(0.05, 1, (at * oo - ot * asciiOther) / determinant),
                within(0.1, 3, (ot * aa - at * asciiOther) / determinant));
    }

    private static double within(double least, double most, double value) {
        return Math.max(least, Math.min(most, value));
    }
}
