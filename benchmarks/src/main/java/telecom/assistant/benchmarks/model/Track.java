package telecom.assistant.benchmarks.model;

import java.util.Arrays;
import java.util.function.Consumer;
import telecom.assistant.benchmarks.latency.Latencies;

/**
 * A stream as its caller sees it. It is written on the stream's event loop, and may be read once the stream is over.
 */
final class Track {

    private static final int USUAL_TOKENS = 64;

    /** Whether the stream has ended, and how. */
    enum Outcome {
        OPEN,
        ENDED,
        FAILED
    }

    private final int number;
    private final Consumer<Track> onToken;
    private final Consumer<Track> onOver;
    private final StringBuilder text = new StringBuilder();
    private long[] times = new long[USUAL_TOKENS];
    private long begunAt;
    private int tokens;
    private volatile Outcome outcome = Outcome.OPEN;
    private String failure = "";

    /** @param number makes the question of this stream unique */
    Track(int number, Consumer<Track> onToken, Consumer<Track> onOver) {
        this.number = number;
        this.onToken = onToken;
        this.onOver = onOver;
    }

    int number() {
        return number;
    }

    /** The question that the stream answers. */
    String said() {
        return "question " + number + ", 질문";
    }

    void begin() {
        begunAt = System.nanoTime();
    }

    void token(String piece) {
        text.append(piece);
        token();
    }

    void token() {
        if (tokens == times.length) {
            times = Arrays.copyOf(times, 2 * tokens);
        }
        times[tokens] = System.nanoTime();
        tokens++;
        onToken.accept(this);
    }

    void end() {
        finish(Outcome.ENDED);
    }

    /** Ends the stream, and drops the last {@code last} tokens, which were in fact the lines that follow the tokens. */
    void endWithout(int last) {
        tokens = Math.max(0, tokens - last);
        end();
    }

    void fail(Throwable cause) {
        failure = String.valueOf(cause.getMessage());
        finish(Outcome.FAILED);
    }

    private void finish(Outcome how) {
        if (outcome == Outcome.OPEN) {
            outcome = how;
            onOver.accept(this);
        }
    }

    Outcome outcome() {
        return outcome;
    }

    String failure() {
        return failure;
    }

    int tokens() {
        return tokens;
    }

    String text() {
        return text.toString();
    }

    /** Records the time to the first token, if there was one. */
    void recordFirstToken(Latencies latencies) {
        if (tokens > 0) {
            latencies.record(times[0] - begunAt);
        }
    }

    /** Records the times between tokens. */
    void recordGaps(Latencies latencies) {
        for (int i = 1; i < tokens; i++) {
            latencies.record(times[i] - times[i - 1]);
        }
    }
}
