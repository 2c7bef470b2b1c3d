package telecom.assistant.gateway.reply;

import io.smallrye.mutiny.subscription.Cancellable;
import java.time.Duration;
import telecom.assistant.channel.flow.Timers;
import telecom.assistant.conversation.ChannelProfile;
import telecom.assistant.model.timing.WorkingTime;

/**
 * The time of one reply. The first words are awaited from the moment that the model is asked, and not while tools are
 * called; the whole reply from its begin; of both, only time in which this process was at work counts. Not thread-safe;
 * what it calls comes on any thread.
 */
final class ReplyClock {

    private static final Cancellable NOTHING = () -> {};

    private final Timers timers;
    private final ChannelProfile profile;
    private final Watcher watcher;
    private Cancellable total = NOTHING;
    private Cancellable step = NOTHING;

    /** Who is called when it is time. */
    interface Watcher {

        /** A deadline has passed. */
        void missed(DeadlineException.Kind deadline);

        /** A look-up takes so long that the subscriber should hear of it. */
        void looksUpForLong();
    }

    ReplyClock(Timers timers, ChannelProfile profile, Watcher watcher) {
        this.timers = timers;
        this.profile = profile;
        this.watcher = watcher;
    }

    void begin() {
        total = after(profile.deadlines().whole(), () -> watcher.missed(DeadlineException.Kind.TOTAL));
    }

    void asked() {
        step.cancel();
        step = after(profile.deadlines().firstWords(), () -> watcher.missed(DeadlineException.Kind.FIRST_TOKEN));
    }

    void calling() {
        step.cancel();
        step = profile.lookUpNotice()
                .map(time -> after(time, watcher::looksUpForLong))
                .orElse(NOTHING);
    }

    void stop() {
        step.cancel();
        total.cancel();
    }

    private Cancellable after(Duration time, Runnable what) {
        return timers.after(time, WorkingTime::nanoTime).subscribe().with(passed -> what.run());
    }
}
