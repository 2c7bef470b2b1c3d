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
 */
public record Talk(int utterances, Duration shortestPause, Duration longestPause, Duration patience) {

    Duration pause(Random random) {
        long spread = longestPause.minus(shortestPause).toMillis();
        return shortestPause.plusMillis(spread == 0 ? 0 : random.nextLong(spread));
    }
}
