package telecom.assistant.gateway.admin;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.Optional;

/** Settings of the administration endpoints and of the check of the topics. */
@ConfigMapping(prefix = "assistant.admin")
public interface AdminConfig {

    /**
     * The token that requests to {@code /admin} must carry as {@code Authorization: Bearer}. If none is set, only
     * programs on this machine are served.
     */
    Optional<String> token();

    /** The longest that Kafka may take to answer one of these requests. */
    @WithDefault("10s")
    Duration timeout();

    /** The most requests that may read dead letters at a time; further ones are answered with 503. */
    @WithDefault("2")
    int readsAtOnce();

    /** The most dead letters in one list. */
    @WithDefault("500")
    int listLimit();

    /**
     * The longest retention that a topic may have. A topic that keeps its records longer, or forever, or that does not
     * exist, fails the node's wellness check.
     */
    @WithDefault("7d")
    Duration longestTopicRetention();

    /** How often the topics are checked; the first check is at startup. */
    @WithDefault("5m")
    Duration topicCheckInterval();
}
