package telecom.assistant.channel.voice;

import java.time.Duration;
import telecom.assistant.channel.voice.delivery.Delay;

/**
 * Notices that a caller has gone silent: once, until the caller is heard again, so that "are you still there?" is not
 * repeated to an empty line. Safe for use by many threads.
 */
final class SilenceWatch {

    private final Delay delay;
    private final Duration limit;
    private final Runnable onSilence;
    private boolean armed;
    private Runnable callOff = () -> {};

    SilenceWatch(Delay delay, Duration limit, Runnable onSilence) {
        this.delay = delay;
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
        callOff.run();
    }

    private void restart() {
        callOff.run();
        if (armed) {
            callOff = delay.after(limit, this::report);
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
