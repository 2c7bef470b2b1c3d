package telecom.assistant.local.model;

import java.time.Duration;

/**
 * When a request was received and answered, measured with {@link System#nanoTime()}.
 *
 * @param received when all of the request had been read
 * @param firstToken when the first token of its answer was written; the chunk that opens a stream does not count
 */
public record AnswerTime(long received, long firstToken) {

    /** How much of the time to the first token was spent in the stand-in. */
    public Duration untilFirstToken() {
        return Duration.ofNanos(firstToken - received);
    }
}
