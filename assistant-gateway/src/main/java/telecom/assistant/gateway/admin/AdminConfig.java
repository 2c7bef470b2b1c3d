package telecom.assistant.gateway.admin;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.Optional;

/** Settings of the administration endpoints and of the topic check. */
@ConfigMapping(prefix = "assistant.admin")
public interface AdminConfig {

    /**
     * The token that requests to {@code /admin} must carry as {@code Authorization: Bearer}. If none is set, only
     * programs on this machine are served.
     */
    Optional<String> token();

    /** How long Kafka may take to answer one of these requests. */
    @WithDefault("10s")
    Duration timeout();

    /** How many requests may read dead letters at the same time; further ones are answered with 503. */
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
     * The shortest retention that a topic may have: after any shorter outage, everything that subscribers said in the
     * meantime is still answered. A topic with a shorter retention fails the wellness check, too.
     */
    @WithDefault("12h")
    Duration shortestTopicRetention();

    /** The fewest replicas that a partition of a topic may have, so that losing a broker does no harm. */
    @WithDefault("3")
    int topicReplicas();

    /**
     * The smallest {@code min.insync.replicas} that a topic may have, so that every event that a channel has
     * acknowledged is on more than one broker.
     */
    @WithDefault("2")
    int topicInSyncReplicas();

    /** The fewest partitions that {@code assistant.inbound} may have. As many engine nodes can share the topic. */
    @WithDefault("64")
    int inboundPartitions();

    /**
     * How often dead letters are put back that were put aside by a node that did not know their type; the first time is
     * at startup.
     */
    @WithDefault("5m")
    Duration putBackInterval();

    /** How often the topics are checked; the first check is at startup. */
    @WithDefault("5m")
    Duration topicCheckInterval();
}
