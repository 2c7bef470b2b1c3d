package telecom.assistant.gateway.classification;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How it is found out whether a turn is hard. */
@ConfigMapping(prefix = "assistant.classification")
public interface ClassificationConfig {

    /**
     * Whether the model is asked where the rules cannot tell. It costs a request before the first token of each such turn,
     * and is worth it only with a small, quick tier for the purpose {@code classification}.
     */
    @WithDefault("false")
    boolean enabled();

    /** The longest wait for what the model says; then the rules decide. */
    @WithDefault("300ms")
    Duration patience();

    /** Turns that this node has judged at once; beyond it the rules decide. */
    @WithDefault("64")
    int concurrent();

    /** From this length on what the subscriber says is hard; a letter beyond ASCII, such as a Hangul syllable, counts two. */
    @WithDefault("240")
    int longUtterance();
}
