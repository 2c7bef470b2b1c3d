package telecom.assistant.channel.sms;

import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.time.Instant;
import java.util.function.LongSupplier;
import telecom.assistant.channel.flow.Timers;

/** A clock that goes on only when a test says so; delays never pass. */
public final class SettableTimers implements Timers {

    private volatile Instant now = Instant.parse("2026-11-30T03:00:00Z");

    public void goOn(Duration by) {
        now = now.plus(by);
    }

    @Override
    public Instant now() {
        return now;
    }

    @Override
    public Uni<Void> after(Duration delay) {
        return Uni.createFrom().nothing();
    }

    @Override
    public Uni<Void> after(Duration delay, LongSupplier nanoClock) {
        return Uni.createFrom().nothing();
    }
}
