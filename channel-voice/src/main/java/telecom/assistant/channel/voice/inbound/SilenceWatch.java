package telecom.assistant.channel.voice.inbound;

import io.smallrye.mutiny.subscription.Cancellable;
import java.time.Duration;
import telecom.assistant.channel.flow.Timers;

/**
 * Reports that a caller has gone silent, again and again until the caller is heard. Once the caller has been asked to
 * go on for so many times, the next silence ends the call. Safe for use by many threads.
 */
final class SilenceWatch {

    private final Timers timers;
    private final Duration limit;
    private final int prompts;
    private final Runnable onSilence;
    private final Runnable onEnd;
    private boolean watching;
    private int asked;
    private Cancellable timer = () -> {};

    /**
     * @param limit how long a silence is; 0 for never
     * @param prompts how often the caller is asked to go on
     * @param onSilence runs at each silence
     * @param onEnd runs once, at the silence after the last time of asking
     */
    SilenceWatch(Timers timers, Duration limit, int prompts, Runnable onSilence, Runnable onEnd) {
        this.timers = timers;
        this.limit = limit;
        this.prompts = prompts;
        this.onSilence = onSilence;
        this.onEnd = onEnd;
    }

    /** Starts watching, or watches again after {@link #pause}. */
    synchronized void resume() {
        watching = !limit.isZero();
        asked = 0;
        restart(limit);
    }

    /** @param remaining how long the caller will still hear us */
    synchronized void callerHeard(Duration remaining) {
        asked = 0;
        restart(limit.plus(remaining));
    }

    /** @param remaining how long the caller will hear us */
    synchronized void weSpoke(Duration remaining) {
        restart(limit.plus(remaining));
    }

    /** The caller has been asked to go on. */
    synchronized void asked() {
        asked++;
    }

    /** Nobody has to speak: the call is over, or the caller waits for an agent or talks to one. */
    synchronized void pause() {
        watching = false;
        timer.cancel();
    }

    private void restart(Duration wait) {
        timer.cancel();
        if (watching) {
            timer = timers.schedule(wait, this::report);
        }
    }

    private void report() {
        boolean over;
        synchronized (this) {
            if (!watching) {
                return;
            }
            over = asked >= prompts;
            watching = !over;
            restart(limit);
        }
        (over ? onEnd : onSilence).run();
    }
}
