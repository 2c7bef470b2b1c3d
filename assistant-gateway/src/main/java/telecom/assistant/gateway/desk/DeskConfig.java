package telecom.assistant.gateway.desk;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.Optional;

/** Settings of the agent desk. */
@ConfigMapping(prefix = "assistant.desk")
public interface DeskConfig {

    /** The token that a desk must present as {@code ?token=}. If none is set, only desks on this machine are served. */
    Optional<String> token();

    /** The most conversations that a desk shows in the queue. */
    @WithDefault("100")
    int queueLimit();

    /** How long a conversation that the assistant handles stays in the queue after its last utterance. */
    @WithDefault("12h")
    Duration recent();

    /** How many of a conversation's last utterances a desk shows at first. */
    @WithDefault("300")
    int transcriptLimit();

    /** How many older utterances a desk loads at a time when its agent scrolls up. */
    @WithDefault("100")
    int transcriptPage();

    /** The longest message of an agent, in characters. */
    @WithDefault("4000")
    int messageLimit();

    /** How often each node pings its desks and records which agents have a desk open. */
    @WithDefault("5s")
    Duration pingInterval();

    /**
     * How long a page that has answered pings before may leave one unanswered; then it counts as gone, and its
     * connection is closed.
     */
    @WithDefault("15s")
    Duration silence();

    /** How long an agent may be without an open desk before their conversations are handed back to the assistant. */
    @WithDefault("40s")
    Duration absence();

    /**
     * How much data may wait to be sent to a desk that reads slowly; beyond this the desk is disconnected, and reads
     * everything again when it reconnects.
     */
    @WithDefault("4M")
    MemorySize outstandingLimit();
}
