package telecom.assistant.model.wire;

import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.function.Consumer;
import telecom.assistant.model.ModelFailure.Reason;

/**
 * The deadlines of one stream: first token, silence, total. Confined to the stream's Vert.x context.
 *
 * <p>The first token is due from the start on, whatever else arrives before it: keep-alive comments say that a tier is
 * alive, not that it will answer in time, and a caller who waits for words cannot tell the difference. Once the stream has
 * opened, silence is what ends it, and any bytes break it, comments included. While the subscriber holds the stream back,
 * nothing is measured but the total.
 */
final class StreamWatch {

    private static final long NO_TIMER = -1;

    private final Vertx vertx;
    private final long stallNanos;
    private final Consumer<Reason> onExpiry;
    private long totalTimer = NO_TIMER;
    private long tokenTimer = NO_TIMER;
    private long lastHeard;
    private boolean held;

    StreamWatch(Vertx vertx, Duration stall, Consumer<Reason> onExpiry) {
        this.vertx = vertx;
        this.stallNanos = stall.toNanos();
        this.onExpiry = onExpiry;
    }

    void start(Duration firstToken, Duration total) {
        tokenTimer = timer(firstToken, () -> onExpiry.accept(Reason.FIRST_TOKEN_TIMEOUT));
        totalTimer = timer(total, () -> onExpiry.accept(Reason.TOTAL_TIMEOUT));
    }

    /** The first token is there: silence counts from now on. */
    void opened() {
        vertx.cancelTimer(tokenTimer);
        heard();
        tokenTimer = timer(Duration.ofNanos(stallNanos), this::checkSilence);
    }

    void heard() {
        lastHeard = System.nanoTime();
    }

    void hold() {
        held = true;
    }

    void release() {
        if (held) {
            held = false;
            heard();
        }
    }

    void stop() {
        vertx.cancelTimer(tokenTimer);
        vertx.cancelTimer(totalTimer);
    }

    /** Looks again when silence would be too long by what is known now: cheaper than a new timer with each token. */
    private void checkSilence() {
        long left = held ? stallNanos : stallNanos - (System.nanoTime() - lastHeard);
        if (left <= 0) {
            onExpiry.accept(Reason.STALLED);
        } else {
            tokenTimer = timer(Duration.ofNanos(left), this::checkSilence);
        }
    }

    private long timer(Duration delay, Runnable action) {
        return vertx.setTimer(Math.max(1, delay.toMillis()), fired -> action.run());
    }
}
