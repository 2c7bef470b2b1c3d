package telecom.assistant.channel.voice.inbound;

import io.smallrye.mutiny.subscription.Cancellable;
import java.time.Duration;
import telecom.assistant.channel.flow.Timers;

/**
 * Reports that the caller is silent, again and again until the caller is heard. Once the caller has been prompted as
 * often as allowed, the next silence ends the call. Safe for use by many threads.
 */
final class SilenceWatch {

    private final Timers timers;
    private final Duration limit;
    private final int prompts;
    private final Runnable onSilence;
    private final Runnable onEnd;
    private boolean watching;
    private int promptsSoFar;
    private Cancellable timer = () -> {};

    /**
     * @param limit how long the caller may be silent; 0 for no limit
     * @param prompts how many times the caller is prompted
     * @param onSilence runs at each silence
     * @param onEnd runs once, at the silence after the last prompt
     */
    SilenceWatch(Timers timers, Duration limit, int prompts, Runnable onSilence, Runnable onEnd) {
        this.timers = timers;
        this.limit = limit;
        this.prompts = prompts;
        this.onSilence = onSilence;
        this.onEnd = onEnd;
    }

    /** Starts watching, or resumes after {@link #pause}. */
    synchronized void resume() {
        watching = !limit.isZero();
        promptsSoFar = 0;
        restart(limit);
    }

    /**
     * Notes that the caller was heard; the silence is counted from the end of our speech.
     *
     * @param remaining how much longer the caller will hear us
     */
    synchronized void callerHeard(Duration remaining) {
        promptsSoFar = 0;
        restart(limit.plus(remaining));
    }

    /**
     * Notes that we spoke; the silence is counted from the end of our speech.
     *
     * @param remaining how long the caller will hear us
     */
    synchronized void weSpoke(Duration remaining) {
        restart(limit.plus(remaining));
    }

    /** Notes that the caller has been prompted. */
    synchronized void prompted() {
        promptsSoFar++;
    }

    /** Stops watching, because the call is over, or the caller is being handed over or talks to an agent. */
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
            over = promptsSoFar >= prompts;
            watching = !over;
            restart(limit);
        }
        (over ? onEnd : onSilence).run();
    }
}
