package telecom.assistant.model;

import io.smallrye.config.WithDefault;
import java.time.Duration;

/** When a system that keeps failing is left alone for a while. */
public interface BreakerConfig {

    /** How many of the latest requests are looked at. */
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

    /** How many requests then try whether the system is back. */
    @WithDefault("3")
    int trialRequests();
}
