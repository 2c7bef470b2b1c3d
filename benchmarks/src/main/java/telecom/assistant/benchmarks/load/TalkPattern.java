package telecom.assistant.benchmarks.load;

import java.time.Duration;
import java.util.Random;

/**
 * How a subscriber talks.
 *
 * @param utterances how many utterances there are; {@link Integer#MAX_VALUE} for no limit
 * @param shortestPause the shortest pause between a reply and the next utterance
 * @param longestPause the longest such pause
 * @param patience how long the subscriber waits for a reply before going on without it
 * @param talkOver the chance, for each piece of a reply, that the subscriber talks over the rest of it; 0 for never
 */
public record TalkPattern(
        int utterances, Duration shortestPause, Duration longestPause, Duration patience, double talkOver) {

    /** The pattern of somebody who hears out every reply. */
    public TalkPattern(int utterances, Duration shortestPause, Duration longestPause, Duration patience) {
        this(utterances, shortestPause, longestPause, patience, 0);
    }

    public TalkPattern talkingOver(double chance) {
        return new TalkPattern(utterances, shortestPause, longestPause, patience, chance);
    }

    Duration pause(Random random) {
        long spread = longestPause.minus(shortestPause).toMillis();
        return shortestPause.plusMillis(spread == 0 ? 0 : random.nextLong(spread));
    }

    boolean talksOver(Random random) {
        return talkOver > 0 && random.nextDouble() < talkOver;
    }
}
