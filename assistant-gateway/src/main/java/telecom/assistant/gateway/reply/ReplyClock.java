package telecom.assistant.gateway.reply;

import io.smallrye.mutiny.subscription.Cancellable;
import java.time.Duration;
import java.util.Optional;
import telecom.assistant.channel.flow.Timers;
import telecom.assistant.gateway.reply.ReplyConfig.Deadline;
import telecom.assistant.model.timing.WorkingTime;

/**
 * The time of one reply. The first words are awaited from the moment that the model is asked, and not while tools are
 * called; the whole reply from its begin; of both, only time in which this process was at work counts. Not thread-safe;
 * what it calls comes on any thread.
 */
final class ReplyClock {

    private static final Cancellable NOTHING = () -> {};

    private final Timers timers;
    private final Deadline deadline;
    private final Optional<Duration> longLookUp;
    private final Watcher watcher;
    private Cancellable total = NOTHING;
    private Cancellable step = NOTHING;

    /** Who is told what time it is. */
    interface Watcher {

        /** A deadline has passed. */
        void missed(DeadlineException.Kind deadline);

        /** Tools have been called for so long that the subscriber should be told. */
        void looksUpForLong();
    }

    /** @param longLookUp from when on a look-up takes long; empty when nobody is told */
    ReplyClock(Timers timers, Deadline deadline, Optional<Duration> longLookUp, Watcher watcher) {
        this.timers = timers;
        this.deadline = deadline;
        this.longLookUp = longLookUp;
        this.watcher = watcher;
    }

    void begin() {
        total = after(deadline.total(), () -> watcher.missed(DeadlineException.Kind.TOTAL));
    }

    void asked() {
        step.cancel();
        step = after(deadline.firstToken(), () -> watcher.missed(DeadlineException.Kind.FIRST_TOKEN));
    }

    void calling() {
        step.cancel();
        step = longLookUp.map(time -> after(time, watcher::looksUpForLong)).orElse(NOTHING);
    }

    void stop() {
        step.cancel();
        total.cancel();
    }

    private Cancellable after(Duration time, Runnable what) {
        return timers.after(time, WorkingTime::nanoTime).subscribe().with(passed -> what.run());
    }
}
