package telecom.assistant.channel.voice.inbound;

import io.smallrye.mutiny.subscription.Cancellable;
import java.time.Duration;
import telecom.assistant.channel.flow.Timers;

/**
 * Reports that a caller has gone silent, and does so again only once the caller has been heard, so that the assistant
 * does not keep asking "are you still there?" on an empty line. Safe for use by many threads.
 */
final class SilenceWatch {

    private final Timers timers;
    private final Duration limit;
    private final Runnable onSilence;
    private boolean armed;
    private Cancellable timer = () -> {};

    SilenceWatch(Timers timers, Duration limit, Runnable onSilence) {
        this.timers = timers;
        this.limit = limit;
        this.onSilence = onSilence;
    }

    synchronized void callerHeard() {
        armed = !limit.isZero();
        restart();
    }

    synchronized void weSpoke() {
        restart();
    }

    synchronized void stop() {
        armed = false;
        timer.cancel();
    }

    private void restart() {
        timer.cancel();
        if (armed) {
            timer = timers.schedule(limit, this::report);
        }
    }

    private void report() {
        synchronized (this) {
            if (!armed) {
                return;
            }
            armed = false;
        }
        onSilence.run();
    }
}
