package telecom.assistant.local.model;

import java.time.Duration;

/** How fast the stand-in speaks: the wait before the first token and between tokens. */
public record Pace(Duration firstToken, Duration token) {
    /** About as fast as a busy hosted tier. */
    public static final Pace LIVELY = new Pace(Duration.ofMillis(250), Duration.ofMillis(30));

    /** No waiting at all. */
    public static final Pace INSTANT = new Pace(Duration.ZERO, Duration.ZERO);

    public Pace {
        if (firstToken.isNegative() || token.isNegative()) {
            throw new IllegalArgumentException(
                    "pace: first token " + firstToken + ", token " + token + " (expected: neither negative)");
        }
    }
}
