package telecom.assistant.model.resilience;

import io.github.resilience4j.ratelimiter.RateLimiterConfig;
import java.time.Duration;

/**
 * Requests a second as Resilience4j counts them: a number of permits for each cycle. A cycle lasts about a second, or
 * as long as one request takes when there is less than one a second.
 */
public final class RateLimits {

    private static final double NANOS_PER_SECOND = Duration.ofSeconds(1).toNanos();

    private RateLimits() {}

    /**
     * The limiter's configuration for this many requests a second.
     *
     * @throws IllegalArgumentException when the number is not positive, naming the setting
     */
    public static RateLimiterConfig of(String tier, double requestsPerSecond, Duration longestWait) {
        if (!(requestsPerSecond > 0)) {
            throw new IllegalArgumentException("assistant.model.tiers." + tier + ".requests-per-second: "
                    + requestsPerSecond + " (expected: > 0)");
        }
        int perCycle = (int) Math.max(1, Math.floor(requestsPerSecond));
        return RateLimiterConfig.custom()
                .limitForPeriod(perCycle)
                .limitRefreshPeriod(Duration.ofNanos((long) (perCycle / requestsPerSecond * NANOS_PER_SECOND)))
                .timeoutDuration(longestWait)
                .build();
    }
}
