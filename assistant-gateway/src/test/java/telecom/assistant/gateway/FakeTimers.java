package telecom.assistant.gateway;

import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.UniEmitter;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongSupplier;
import telecom.assistant.channel.flow.Timers;

/** Time that passes only when a test says so. */
public final class FakeTimers implements Timers {

    private final List<Timer> timers = new ArrayList<>();
    private Instant now = Instant.now();

    @Override
    public Instant now() {
        return now;
    }

    @Override
    public Uni<Void> after(Duration delay) {
        return after(delay, false);
    }

    @Override
    public Uni<Void> after(Duration delay, LongSupplier nanoClock) {
        return after(delay, true);
    }

    private Uni<Void> after(Duration delay, boolean countsWorkingTime) {
        if (delay.isZero()) {
            return Uni.createFrom().voidItem();
        }
        return Uni.createFrom().emitter(emitter -> {
            Timer timer = new Timer(now.plus(delay), countsWorkingTime, emitter);
            timers.add(timer);
            emitter.onTermination(() -> timers.remove(timer));
        });
    }

    /** Lets time pass; timers that are due by then fire in their order. */
    public void pass(Duration time) {
        Instant until = now.plus(time);
        while (true) {
            List<Timer> due = timers.stream()
                    .filter(timer -> !timer.at.isAfter(until))
                    .sorted((one, other) -> one.at.compareTo(other.at))
                    .toList();
            if (due.isEmpty()) {
                now = until;
                return;
            }
            now = due.get(0).at;
            timers.remove(due.get(0));
            due.get(0).emitter.complete(null);
        }
    }

    /**
     * Simulates that the process is suspended for a time; afterwards every timer that became due in the meantime fires.
     */
    public void suspend(Duration time) {
        timers.stream().filter(timer -> timer.countsWorkingTime).forEach(timer -> timer.at = timer.at.plus(time));
        pass(time);
    }

    /** How many timers are running. */
    public int running() {
        return timers.size();
    }

    private static final class Timer {
        private final boolean countsWorkingTime;
        private final UniEmitter<? super Void> emitter;
        private Instant at;

        Timer(Instant at, boolean countsWorkingTime, UniEmitter<? super Void> emitter) {
            this.at = at;
            this.countsWorkingTime = countsWorkingTime;
            this.emitter = emitter;
        }
    }
}
