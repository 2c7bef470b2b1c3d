package telecom.assistant.model;

import io.smallrye.config.WithDefault;
import java.time.Duration;

/** The circuit breaker: when a system that keeps failing gets no requests for a while. */
public interface BreakerConfig {

    /** How many of the latest requests are taken into account. */
    @WithDefault("20")
    int window();

    /** How many requests there must have been before the breaker can open. */
    @WithDefault("10")
    int minimumRequests();

    /** The share of failures, in percent, that opens the breaker. */
    @WithDefault("50")
    int failureRate();

    /** How long an open breaker stays open. */
    @WithDefault("10s")
    Duration openFor();

    /** How many trial requests then test whether the system has recovered. */
    @WithDefault("3")
    int trialRequests();
}
