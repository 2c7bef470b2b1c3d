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

    /**
     * The shortest retention that a topic may have: after an outage that is shorter than this, everything that was said
     * meanwhile is answered. It also fails the wellness check.
     */
    @WithDefault("12h")
    Duration shortestTopicRetention();

    /** The fewest replicas that a partition of a topic may have, so that a broker may be lost. */
    @WithDefault("3")
    int topicReplicas();

    /**
     * The smallest {@code min.insync.replicas} that a topic may have, so that what a channel has acknowledged is on more
     * than one broker.
     */
    @WithDefault("2")
    int topicInSyncReplicas();

    /** The fewest partitions that {@code assistant.inbound} may have, which is the most engine nodes that can share it. */
    @WithDefault("64")
    int inboundPartitions();

    /** How often dead letters are put back whose type was unknown to the node that put them aside; first at startup. */
    @WithDefault("5m")
    Duration putBackInterval();

    /** How often the topics are checked; the first check is at startup. */
    @WithDefault("5m")
    Duration topicCheckInterval();
}
