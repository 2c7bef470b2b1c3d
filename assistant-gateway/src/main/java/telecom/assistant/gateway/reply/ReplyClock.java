package telecom.assistant.gateway.reply;

import io.smallrye.mutiny.subscription.Cancellable;
import java.time.Duration;
import java.util.function.Consumer;
import telecom.assistant.channel.flow.Timers;
import telecom.assistant.conversation.ChannelProfile;
import telecom.assistant.model.timing.WorkingTime;

/**
 * The deadlines of one reply. The one for the first words runs from each time that the model is asked, and not while
 * tools run; the one for the whole reply runs from its beginning. Only time during which this process was running
 * counts. Not thread-safe; runs its callbacks on any thread.
 */
final class ReplyClock {

    private static final Cancellable NOTHING = () -> {};

    private final Timers timers;
    private final ChannelProfile profile;
    private final Consumer<Deadline> missed;
    private final Runnable lookUpTakesLong;
    private Cancellable total = NOTHING;
    private Cancellable step = NOTHING;

    /** What has to arrive in time. */
    enum Deadline {
        FIRST_TOKEN,
        TOTAL
    }

    /**
     * @param missed is given a deadline that has passed
     * @param lookUpTakesLong is run when tools have run for so long that the subscriber should hear that something is
     *     being looked up
     */
    ReplyClock(Timers timers, ChannelProfile profile, Consumer<Deadline> missed, Runnable lookUpTakesLong) {
        this.timers = timers;
        this.profile = profile;
        this.missed = missed;
        this.lookUpTakesLong = lookUpTakesLong;
    }

    void begin() {
        total = after(profile.deadlines().whole(), () -> missed.accept(Deadline.TOTAL));
    }

    void modelAsked() {
        step.cancel();
        step = after(profile.deadlines().firstWords(), () -> missed.accept(Deadline.FIRST_TOKEN));
    }

    void toolsCalled() {
        step.cancel();
        step = profile.lookUpNotice().map(time -> after(time, lookUpTakesLong)).orElse(NOTHING);
    }

    void stop() {
        step.cancel();
        total.cancel();
    }

    private Cancellable after(Duration time, Runnable what) {
        return timers.after(time, WorkingTime::nanoTime).subscribe().with(passed -> what.run());
    }
}
