package telecom.assistant.model.resilience;

import java.time.Duration;
import java.util.OptionalLong;
import java.util.function.LongSupplier;

/**
 * A budget of tokens a minute: full at the start, refilled steadily. What a request uses is known only after it has
 * ended, so its estimate is reserved first and settled afterwards. Whatever it uses beyond the estimate is owed, and
 * later requests wait until the debt is paid off. Resilience4j's limiter can take several permits at once but cannot
 * take any back, which is why this class exists. Thread-safe.
 */
public final class TokenQuota {

    private static final double NANOS_PER_MINUTE = Duration.ofMinutes(1).toNanos();

    private final String tier;
    private final int perMinute;
    private final long longestWaitNanos;
    private final LongSupplier nanoClock;
    private double left;
    private long refilledAt;

    /** @throws IllegalArgumentException when the number is not positive, naming the setting */
    public TokenQuota(String tier, int perMinute, Duration longestWait) {
        this(tier, perMinute, longestWait, System::nanoTime);
    }

    TokenQuota(String tier, int perMinute, Duration longestWait, LongSupplier nanoClock) {
        if (perMinute < 1) {
            throw new IllegalArgumentException(
                    "assistant.model.tiers." + tier + ".tokens-per-minute: " + perMinute + " (expected: > 0)");
        }
        this.tier = tier;
        this.perMinute = perMinute;
        this.longestWaitNanos = longestWait.toNanos();
        this.nanoClock = nanoClock;
        this.left = perMinute;
        this.refilledAt = nanoClock.getAsLong();
    }

    String tier() {
        return tier;
    }

    /** Limits a reservation to a minute's quota; a larger request would otherwise never be sent. */
    int reservable(int tokens) {
        return Math.min(tokens, perMinute);
    }

    /** Reserves tokens and returns the nanoseconds after which they may be used; empty if that is too long a wait. */
    synchronized OptionalLong reserve(int tokens) {
        refill();
        double missing = Math.max(0, tokens - left);
        long wait = (long) Math.ceil(missing / perMinute * NANOS_PER_MINUTE);
        if (wait > longestWaitNanos) {
            return OptionalLong.empty();
        }
        left -= tokens;
        return OptionalLong.of(wait);
    }

    /** Settles a reservation with what was really used, which may be more or less. */
    synchronized void settle(int reserved, int used) {
        refill();
        left = Math.min(perMinute, left + reserved - used);
    }

    /** How many tokens are left right now; negative while requests are waiting for their tokens. */
    synchronized double left() {
        refill();
        return left;
    }

    private void refill() {
        long now = nanoClock.getAsLong();
        left = Math.min(perMinute, left + (now - refilledAt) / NANOS_PER_MINUTE * perMinute);
        refilledAt = now;
    }
}
