package telecom.assistant.benchmarks.model;

import java.util.Arrays;
import java.util.function.Consumer;

/** One stream as its asker sees it. Written on the stream's event loop; to be read when it is over. */
final class Track {

    private static final int USUAL_TOKENS = 64;

    /** How it ended. */
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

    /** @param number makes its words its own */
    Track(int number, Consumer<Track> onToken, Consumer<Track> onOver) {
        this.number = number;
        this.onToken = onToken;
        this.onOver = onOver;
    }

    int number() {
        return number;
    }

    /** What the subscriber says in it. */
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

    /** The last so many were no tokens, but what follows them. */
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

    long firstTokenNanos() {
        return times[0] - begun;
    }

    /** The times between its tokens, into an array from an index on; returns the index after them. */
    int gaps(long[] into, int from) {
        for (int i = 1; i < tokens; i++) {
            into[from + i - 1] = times[i] - times[i - 1];
        }
        return from + Math.max(0, tokens - 1);
    }
}
