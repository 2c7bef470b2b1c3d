package telecom.assistant.gateway.desk;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.Optional;

/** The agent desk. */
@ConfigMapping(prefix = "assistant.desk")
public interface DeskConfig {

    /**
     * What a desk has to present as {@code ?token=}. Without one, only desks on this machine are served.
     */
    Optional<String> token();

    /** Most conversations in the queue that a desk is shown. */
    @WithDefault("100")
    int queueLimit();

    /** How long a conversation of the assistant stays in the queue after its last utterance. */
    @WithDefault("12h")
    Duration recent();

    /** Most utterances of a conversation that a desk is shown. */
    @WithDefault("300")
    int transcriptLimit();

    /** Longest message of an agent, in characters. */
    @WithDefault("4000")
    int messageLimit();

    /** What may wait for a desk that reads slowly; beyond it the desk is disconnected, and reads everything anew. */
    @WithDefault("4M")
    MemorySize outstandingLimit();
}
