package telecom.assistant.gateway.admin;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.Optional;

/** What people who run the assistant may ask of it. */
@ConfigMapping(prefix = "assistant.admin")
public interface AdminConfig {

    /**
     * What {@code /admin} has to be asked with, as {@code Authorization: Bearer}. Without one, only programs on this
     * machine are served.
     */
    Optional<String> token();

    /** How long Kafka may take to answer one of these requests. */
    @WithDefault("10s")
    Duration timeout();

    /** Most requests that read dead letters at once; beyond it they are told to come back later. */
    @WithDefault("2")
    int readsAtOnce();

    /** Most dead letters in one list. */
    @WithDefault("500")
    int listLimit();

    /**
     * The longest time that a topic may keep what it holds. A topic that keeps it longer, or for ever, or that is not
     * there, makes the node unwell.
     */
    @WithDefault("7d")
    Duration longestTopicRetention();

    /** How often the topics are looked at, beginning at the start. */
    @WithDefault("5m")
    Duration topicCheckInterval();
}
