package telecom.assistant.model.wire;

import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.function.BiConsumer;
import telecom.assistant.model.ModelConfig;
import telecom.assistant.model.ModelFailure.Reason;
import telecom.assistant.model.Routing;
import telecom.assistant.model.timing.Countdown;
import telecom.assistant.model.timing.WorkingTime;

/**
 * The deadlines of one stream: first token, stall, total. Confined to the stream's Vert.x context.
 *
 * <p>The time to the first token runs from the start, whatever else arrives before it: keep-alive comments say that a
 * tier is alive but not that it will answer in time, and a caller waiting for an answer cannot tell the difference.
 * Once the answer has begun, which may be with reasoning, only more of it counts as progress: comments and empty events
 * do not. While the subscriber holds the stream back, only the total time counts. After this process has been
 * suspended, everything that arrived meanwhile is read before anything counts as late.
 */
final class StreamWatch {

    private static final String VOICE = "voice";

    private final ModelConfig.Tier settings;
    private final boolean onVoice;
    private final BiConsumer<Reason, String> onExpiry;
    private final Countdown firstToken;
    private final Countdown stall;
    private final Countdown total;
    private boolean hasBegun;
    private long lastProgress;
    private boolean held;

    /** @param onExpiry receives the reason and the name of the setting whose limit was exceeded */
    StreamWatch(Vertx vertx, ModelConfig.Tier settings, Routing routing, BiConsumer<Reason, String> onExpiry) {
        this.settings = settings;
        this.onVoice = routing.channel().filter(VOICE::equals).isPresent();
        this.onExpiry = onExpiry;
        this.firstToken =
                new Countdown(vertx, () -> onExpiry.accept(Reason.FIRST_TOKEN_TIMEOUT, "first-token-timeout"));
        this.stall = new Countdown(vertx, this::checkStall);
        this.total = new Countdown(vertx, () -> onExpiry.accept(Reason.TOTAL_TIMEOUT, "total-timeout"));
    }

    void start() {
        firstToken.start(settings.firstTokenTimeout().toNanos());
        total.start(settings.totalTimeout().toNanos());
    }

    /** Records that more of the answer, or of the reasoning before it, has arrived. */
    void progressed() {
        lastProgress = WorkingTime.nanoTime();
        if (!hasBegun) {
            hasBegun = true;
            firstToken.cancel();
            stall.start(longestStall().toNanos());
        }
    }

    private Duration longestStall() {
        return onVoice ? settings.stallTimeoutOnVoice() : settings.stallTimeout();
    }

    void hold() {
        held = true;
    }

    void release() {
        if (held) {
            held = false;
            lastProgress = WorkingTime.nanoTime();
        }
    }

    void stop() {
        firstToken.cancel();
        stall.cancel();
        total.cancel();
    }

    /**
     * Checks again at the earliest time at which the stall could be too long, which costs less than a new timer for
     * each token.
     */
    private void checkStall() {
        long stalled = held ? 0 : WorkingTime.nanoTime() - lastProgress;
        long left = longestStall().toNanos() - stalled;
        if (left <= 0) {
            onExpiry.accept(Reason.STALLED, onVoice ? "stall-timeout-on-voice" : "stall-timeout");
        } else {
            stall.start(left);
        }
    }
}
