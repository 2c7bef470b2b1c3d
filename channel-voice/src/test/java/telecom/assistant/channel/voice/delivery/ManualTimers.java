package telecom.assistant.channel.voice.delivery;

import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.UniEmitter;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongSupplier;
import telecom.assistant.channel.flow.Timers;

/** Timers that fire only when the test calls {@link #fire}, and then all at once. */
public final class ManualTimers implements Timers {

    private final List<UniEmitter<? super Void>> pending = new ArrayList<>();
    private Duration lastDelay;

    @Override
    public Instant now() {
        return Instant.EPOCH;
    }

    @Override
    public Uni<Void> after(Duration delay) {
        lastDelay = delay;
        return Uni.createFrom().emitter(timer -> {
            pending.add(timer);
            timer.onTermination(() -> pending.remove(timer));
        });
    }

    @Override
    public Uni<Void> after(Duration delay, LongSupplier nanoClock) {
        return after(delay);
    }

    public Duration lastDelay() {
        return lastDelay;
    }

    /** How many timers have neither fired nor been cancelled. */
    public int waiting() {
        return pending.size();
    }

    public void fire() {
        List.copyOf(pending).forEach(timer -> timer.complete(null));
    }
}
