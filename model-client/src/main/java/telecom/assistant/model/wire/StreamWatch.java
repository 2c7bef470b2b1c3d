package telecom.assistant.model.wire;

import io.vertx.core.Vertx;
import java.util.function.BiConsumer;
import telecom.assistant.model.ModelConfig;
import telecom.assistant.model.ModelFailure.Reason;
import telecom.assistant.model.timing.Countdown;
import telecom.assistant.model.timing.WorkingTime;

/**
 * The deadlines of one stream: first token, silence, total. Confined to the stream's Vert.x context.
 *
 * <p>The time to the first token runs from the start, whatever else arrives before it: keep-alive comments say that a
 * tier is alive but not that it will answer in time, and a caller waiting for an answer cannot tell the difference.
 * Once the stream has opened, silence is what ends it, and any bytes break the silence, even comments. While the
 * subscriber holds the stream back, only the total time counts. Whatever arrived while this process stood still is read
 * before anything counts as late.
 */
final class StreamWatch {

    private final ModelConfig.Tier settings;
    private final BiConsumer<Reason, String> onExpiry;
    private final Countdown firstToken;
    private final Countdown silence;
    private final Countdown total;
    private long lastHeard;
    private boolean held;

    /** @param onExpiry gets the reason and the name of the setting that says how long is too long */
    StreamWatch(Vertx vertx, ModelConfig.Tier settings, BiConsumer<Reason, String> onExpiry) {
        this.settings = settings;
        this.onExpiry = onExpiry;
        this.firstToken =
                new Countdown(vertx, () -> onExpiry.accept(Reason.FIRST_TOKEN_TIMEOUT, "first-token-timeout"));
        this.silence = new Countdown(vertx, this::checkSilence);
        this.total = new Countdown(vertx, () -> onExpiry.accept(Reason.TOTAL_TIMEOUT, "total-timeout"));
    }

    void start() {
        firstToken.start(settings.firstTokenTimeout().toNanos());
        total.start(settings.totalTimeout().toNanos());
    }

    /** The first token has arrived, and silence counts from now on. */
    void opened() {
        firstToken.cancel();
        heard();
        silence.start(settings.stallTimeout().toNanos());
    }

    void heard() {
        lastHeard = WorkingTime.nanoTime();
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
        firstToken.cancel();
        silence.cancel();
        total.cancel();
    }

    /**
     * Checks again at the earliest time at which the silence could be too long, which costs less than a new timer for
     * each token.
     */
    private void checkSilence() {
        long silent = held ? 0 : WorkingTime.nanoTime() - lastHeard;
        long left = settings.stallTimeout().toNanos() - silent;
        if (left <= 0) {
            onExpiry.accept(Reason.STALLED, "stall-timeout");
        } else {
            silence.start(left);
        }
    }
}
