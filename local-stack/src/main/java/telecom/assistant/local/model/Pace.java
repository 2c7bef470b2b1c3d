package telecom.assistant.local.model;

import java.time.Duration;
import java.util.Random;
import java.util.function.Supplier;

/** How fast the stand-in answers: the wait before the first token and the wait between tokens. */
public record Pace(Duration firstToken, Duration token) {
    /** About as fast as a busy hosted tier. */
    public static final Pace LIVELY = new Pace(Duration.ofMillis(250), Duration.ofMillis(30));

    /** Without any wait. */
    public static final Pace INSTANT = new Pace(Duration.ZERO, Duration.ZERO);

    public Pace {
        if (firstToken.isNegative() || token.isNegative()) {
            throw new IllegalArgumentException(
                    "pace: first token " + firstToken + ", token " + token + " (expected: neither negative)");
        }
    }

    /**
     * Returns a supplier that draws a new random pace between two paces on each call; the same seed gives the same
     * sequence. Safe for use by many threads.
     */
    public static Supplier<Pace> drawn(long seed, Pace shortest, Pace longest) {
        Random random = new Random(seed);
        return () -> new Pace(
                between(random, shortest.firstToken(), longest.firstToken()),
                between(random, shortest.token(), longest.token()));
    }

    private static Duration between(Random random, Duration shortest, Duration longest) {
        long spread = longest.minus(shortest).toNanos();
        return shortest.plusNanos((long) (random.nextDouble() * spread));
    }
}
