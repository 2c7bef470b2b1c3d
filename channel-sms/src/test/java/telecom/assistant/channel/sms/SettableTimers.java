package telecom.assistant.channel.sms;

import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.time.Instant;
import java.util.function.LongSupplier;
import telecom.assistant.channel.flow.Timers;

/** A clock that advances only when a test advances it; delays never end. */
public final class SettableTimers implements Timers {

    private volatile Instant now = Instant.parse("2026-11-30T03:00:00Z");

    public void advance(Duration by) {
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
