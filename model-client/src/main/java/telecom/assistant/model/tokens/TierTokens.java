package telecom.assistant.model.tokens;

import telecom.assistant.model.Characters;
import telecom.assistant.model.ModelRequest;
import telecom.assistant.model.Usage;

/**
 * Estimates how many tokens a text has for one tier. It learns from the usage that the tier reports, because only the
 * tier knows its tokenizer. {@link TokenWeights} and a constant number of tokens that the tier adds to every prompt,
 * such as a system prompt of its own, are fitted by least squares to the requests so far. Recent requests weigh more,
 * and a request is weighted by its mix of characters rather than by its length. Whatever the requests do not determine
 * stays near the initial values: a tier that has only seen English says nothing about Korean. Counts that no tokenizer
 * could produce are ignored. Thread-safe.
 */
public final class TierTokens {

    /** The factor by which each observation loses weight when the next one arrives. */
    private static final double DECAY = 0.98;

    /** How many observations the initial weights count as. */
    private static final double START_OBSERVATIONS = 0.05;

    /** The unit in which added tokens are fitted, so that they are of the order of the weights. */
    private static final double ADDED_UNIT = 1_000;

    /** More tokens than any gateway is believed to add to a prompt. */
    private static final int MOST_ADDED = 16_384;

    /** The bounds of any tokenizer: a token is at least one byte, and a Hangul syllable is three. */
    private static final TokenWeights LEAST = new TokenWeights(0.05, 0.1);

    private static final TokenWeights MOST = new TokenWeights(1, 3);

    private double asciiAscii;
    private double asciiOther;
    private double otherOther;
    private double asciiAdded;
    private double otherAdded;
    private double addedAdded;
    private double asciiTokens;
    private double otherTokens;
    private double addedTokens;
    private volatile Fit fit = new Fit(TokenWeights.START, 0);

    private record Fit(TokenWeights weights, double added) {}

    public TokenWeights weights() {
        return fit.weights();
    }

    /** The tokens of a whole prompt, including those that the tier adds to it, rounded up. */
    public int of(ModelRequest request) {
        Fit current = fit;
        return (int) Math.ceil(current.weights().tokens(request.characters()) + current.added());
    }

    /** The tokens of a text that a model wrote. */
    public double of(String text) {
        return weights().tokens(Characters.of(text));
    }

    /** Learns from the usage that the tier reported for a request. */
    public void learn(ModelRequest request, Usage reported) {
        if (isPossible(request, reported)) {
            observe(request.characters(), reported.promptTokens());
        }
    }

    /** Whether a tokenizer could have counted the prompt tokens that a tier reports for a request. */
    public static boolean isPossible(ModelRequest request, Usage reported) {
        Characters sent = request.characters();
        int tokens = reported.promptTokens();
        return tokens >= LEAST.tokens(sent) && tokens <= MOST.tokens(sent) + MOST_ADDED;
    }

    private synchronized void observe(Characters sent, int tokens) {
        double ascii = (double) sent.ascii() / sent.total();
        double other = (double) sent.other() / sent.total();
        double added = ADDED_UNIT / sent.total();
        double perCharacter = (double) tokens / sent.total();
        asciiAscii = DECAY * asciiAscii + ascii * ascii;
        asciiOther = DECAY * asciiOther + ascii * other;
        otherOther = DECAY * otherOther + other * other;
        asciiAdded = DECAY * asciiAdded + ascii * added;
        otherAdded = DECAY * otherAdded + other * added;
        addedAdded = DECAY * addedAdded + added * added;
        asciiTokens = DECAY * asciiTokens + ascii * perCharacter;
        otherTokens = DECAY * otherTokens + other * perCharacter;
        addedTokens = DECAY * addedTokens + added * perCharacter;
        double units = addedUnits();
        fit = new Fit(weightsWith(units), units * ADDED_UNIT);
    }

    /** Solves the normal equations for the tokens added to every prompt, by Cramer's rule. */
    private double addedUnits() {
        double aa = asciiAscii + START_OBSERVATIONS;
        double oo = otherOther + START_OBSERVATIONS;
        double nn = addedAdded + START_OBSERVATIONS;
        double at = asciiTokens + START_OBSERVATIONS * TokenWeights.START.ascii();
        double ot = otherTokens + START_OBSERVATIONS * TokenWeights.START.other();
        double minor = aa * oo - asciiOther * asciiOther;
        double determinant = nn * minor
                - asciiAdded * (asciiAdded * oo - asciiOther * otherAdded)
                + otherAdded * (asciiAdded * asciiOther - aa * otherAdded);
        double numerator = addedTokens * minor
                - asciiAdded * (at * oo - asciiOther * ot)
                + otherAdded * (at * asciiOther - aa * ot);
        return within(0, MOST_ADDED / ADDED_UNIT, numerator / determinant);
    }

    /** Solves the equations for the weights, given the added tokens, within the bounds of any tokenizer. */
    private TokenWeights weightsWith(double addedUnits) {
        double aa = asciiAscii + START_OBSERVATIONS;
        double oo = otherOther + START_OBSERVATIONS;
        double at = asciiTokens - addedUnits * asciiAdded + START_OBSERVATIONS * TokenWeights.START.ascii();
        double ot = otherTokens - addedUnits * otherAdded + START_OBSERVATIONS * TokenWeights.START.other();
        double determinant = aa * oo - asciiOther * asciiOther;
        return new TokenWeights(
                within(LEAST.ascii(), MOST.ascii(), (at * oo - ot * asciiOther) / determinant),
                within(LEAST.other(), MOST.other(), (ot * aa - at * asciiOther) / determinant));
    }

    private static double within(double least, double most, double value) {
        return Math.max(least, Math.min(most, value));
    }
}
