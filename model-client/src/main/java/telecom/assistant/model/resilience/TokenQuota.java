package telecom.assistant.model.resilience;

import java.time.Duration;
import java.util.OptionalLong;
import java.util.function.LongSupplier;

/**
 * So many tokens a minute: full at the start, refilled steadily. What a request will use is known only when it has ended,
 * so its estimate is reserved, and settled afterwards; what it used beyond the estimate is owed, and those that follow
 * wait for it. Resilience4j's limiter takes several permits at once but none of them back, hence this one. Thread-safe.
 */
public final class TokenQuota {

    private static final double NANOS_PER_MINUTE = Duration.ofMinutes(1).toNanos();

    private final String tier;
    private final int perMinute;
    private final long longestWaitNanos;
    private final LongSupplier nanoClock;
    private double left;
    private long filledAt;

    /** @throws IllegalArgumentException when it grants nothing, naming the setting */
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
        this.filledAt = nanoClock.getAsLong();
    }

    String tier() {
        return tier;
    }

    /** What a request can reserve at most: one that is larger than a minute's quota would never be sent. */
    int reservable(int tokens) {
        return Math.min(tokens, perMinute);
    }

    /** Reserves tokens and says after how many nanoseconds they may be used; empty when that is too long a wait. */
    synchronized OptionalLong reserve(int tokens) {
        fill();
        double missing = Math.max(0, tokens - left);
        long wait = (long) Math.ceil(missing / perMinute * NANOS_PER_MINUTE);
        if (wait > longestWaitNanos) {
            return OptionalLong.empty();
        }
        left -= tokens;
        return OptionalLong.of(wait);
    }

    /** Settles a reservation with what was used, which can be more or less. */
    synchronized void settle(int reserved, int used) {
        fill();
        left = Math.min(perMinute, left + reserved - used);
    }

    /** What is left at the moment; below 0 while requests wait for theirs. */
    synchronized double left() {
        fill();
        return left;
    }

    private void fill() {
        long now = nanoClock.getAsLong();
        left = Math.min(perMinute, left + (now - filledAt) / NANOS_PER_MINUTE * perMinute);
        filledAt = now;
    }
}
