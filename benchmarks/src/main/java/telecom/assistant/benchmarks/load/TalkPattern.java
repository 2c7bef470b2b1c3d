package telecom.assistant.benchmarks.load;

import java.time.Duration;
import java.util.Random;

/**
 * How a subscriber talks.
 *
 * @param utterances after how many the subscriber stops; {@link Integer#MAX_VALUE} for no limit
 * @param shortestPause from a reply to the next utterance, at least
 * @param longestPause at most
 * @param patience after which the subscriber goes on without the reply
 * @param talkOver how likely it is, at each piece of a reply, that the subscriber says the next thing instead of waiting
 *     for the rest; 0 for never
 */
public record Talk(int utterances, Duration shortestPause, Duration longestPause, Duration patience, double talkOver) {

    /** Of somebody who hears out every reply. */
    public Talk(int utterances, Duration shortestPause, Duration longestPause, Duration patience) {
        this(utterances, shortestPause, longestPause, patience, 0);
    }

    public Talk talkingOver(double chance) {
        return new Talk(utterances, shortestPause, longestPause, patience, chance);
    }

    Duration pause(Random random) {
        long spread = longestPause.minus(shortestPause).toMillis();
        return shortestPause.plusMillis(spread == 0 ? 0 : random.nextLong(spread));
    }

    boolean talksOver(Random random) {
        return talkOver > 0 && random.nextDouble() < talkOver;
    }
}
