package telecom.assistant.benchmarks.model;

import java.util.Arrays;
import java.util.function.Consumer;
import telecom.assistant.benchmarks.latency.Latencies;

/** A stream as its caller sees it. Written on the stream's event loop; to be read once the stream is over. */
final class Track {

    private static final int USUAL_TOKENS = 64;

    /** Whether it ended, and how. */
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
    private long begun;
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
        begun = System.nanoTime();
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
        over(Outcome.ENDED);
    }

    /** Ends the stream without the last {@code last} tokens, which were not tokens but the lines after them. */
    void endWithout(int last) {
        tokens = Math.max(0, tokens - last);
        end();
    }

    void fail(Throwable cause) {
        failure = String.valueOf(cause.getMessage());
        over(Outcome.FAILED);
    }

    private void over(Outcome how) {
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

    /** Records the time to its first token, if there was one. */
    void recordFirstToken(Latencies latencies) {
        if (tokens > 0) {
            latencies.record(times[0] - begun);
        }
    }

    /** Records the times between its tokens. */
    void recordGaps(Latencies latencies) {
        for (int i = 1; i < tokens; i++) {
            latencies.record(times[i] - times[i - 1]);
        }
    }
}
