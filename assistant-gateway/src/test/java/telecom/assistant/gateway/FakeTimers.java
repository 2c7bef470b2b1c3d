package telecom.assistant.gateway;

import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.UniEmitter;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import telecom.assistant.gateway.timing.Timers;

/** Time that passes when a test says so. */
public final class FakeTimers implements Timers {

    private final List<Timer> timers = new ArrayList<>();
    private Instant now = Instant.now();

    @Override
    public Instant now() {
        return now;
    }

    @Override
    public Uni<Void> after(Duration delay) {
        if (delay.isZero()) {
            return Uni.createFrom().voidItem();
        }
        return Uni.createFrom().emitter(emitter -> {
            Timer timer = new Timer(now.plus(delay), emitter);
            timers.add(timer);
            emitter.onTermination(() -> timers.remove(timer));
        });
    }

    /** Lets time pass; what is due by then happens in its order. */
    public void pass(Duration time) {
        Instant until = now.plus(time);
        while (true) {
            List<Timer> due = timers.stream()
                    .filter(timer -> !timer.at().isAfter(until))
                    .sorted((one, other) -> one.at().compareTo(other.at()))
                    .toList();
            if (due.isEmpty()) {
                now = until;
                return;
            }
            now = due.get(0).at();
            timers.remove(due.get(0));
            due.get(0).emitter().complete(null);
        }
    }

    /** How many timers run. */
    public int running() {
        return timers.size();
    }

    private record Timer(Instant at, UniEmitter<? super Void> emitter) {}
}
