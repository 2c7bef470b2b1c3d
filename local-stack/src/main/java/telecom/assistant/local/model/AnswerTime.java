package telecom.assistant.local.model;

import java.time.Duration;

/**
 * When a request was answered, by {@link System#nanoTime()}.
 *
 * @param received when all of the request had been read
 * @param firstToken when the first token of its answer was written; what opens a stream is no token
 */
public record AnswerTime(long received, long firstToken) {

    /** The stand-in's own part of the time to the first token. */
    public Duration untilFirstToken() {
        return Duration.ofNanos(firstToken - received);
    }
}
