package telecom.assistant.gateway.reply;

import io.smallrye.mutiny.subscription.Cancellable;
import java.time.Duration;
import java.util.function.Consumer;
import telecom.assistant.channel.flow.Timers;
import telecom.assistant.conversation.ChannelProfile;
import telecom.assistant.model.timing.WorkingTime;

/**
 * The deadlines of one reply. The deadline for the first words starts anew each time the model is asked, and does not
 * run while tools do; the deadline for the whole reply runs from the reply's beginning. Only time during which this
 * process was running counts. Not thread-safe; runs its callbacks on any thread.
 */
final class ReplyClock {

    private static final Cancellable NOTHING = () -> {};

    private final Timers timers;
    private final ChannelProfile profile;
    private final Consumer<Deadline> missed;
    private final Runnable lookUpTakesLong;
    private Cancellable total = NOTHING;
    private Cancellable step = NOTHING;

    /** What has to arrive in time: the first words, or the whole reply. */
    enum Deadline {
        FIRST_TOKEN,
        TOTAL
    }

    /**
     * @param missed receives each deadline that has passed
     * @param lookUpTakesLong runs when tools have run for so long that the subscriber should hear that something is
     *     being looked up
     */
    ReplyClock(Timers timers, ChannelProfile profile, Consumer<Deadline> missed, Runnable lookUpTakesLong) {
        this.timers = timers;
        this.profile = profile;
        this.missed = missed;
        this.lookUpTakesLong = lookUpTakesLong;
    }

    /** Starts the deadline for the whole reply. */
    void begin() {
        total = after(profile.deadlines().whole(), () -> missed.accept(Deadline.TOTAL));
    }

    /** Called when the model is asked. */
    void modelAsked() {
        step.cancel();
        step = after(profile.deadlines().firstWords(), () -> missed.accept(Deadline.FIRST_TOKEN));
    }

    /** Called when tools begin to run. */
    void toolsCalled() {
        step.cancel();
        step = profile.lookUpNotice().map(time -> after(time, lookUpTakesLong)).orElse(NOTHING);
    }

    void stop() {
        step.cancel();
        total.cancel();
    }

    private Cancellable after(Duration time, Runnable action) {
        return timers.after(time, WorkingTime::nanoTime).subscribe().with(passed -> action.run());
    }
}
