package telecom.assistant.gateway.classification;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How to decide whether a turn is hard. */
@ConfigMapping(prefix = "assistant.classification")
public interface ClassificationConfig {

    /**
     * Whether the model is asked when the rules do not decide. It costs a request before the first token of each such
     * turn, and is only worth it with a small, quick tier for the purpose {@code classification}.
     */
    @WithDefault("false")
    boolean enabled();

    /** The longest wait for the model's judgement; after that the rules decide. */
    @WithDefault("300ms")
    Duration patience();

    /** The most turns that the model judges for this node at a time; for any more, the rules decide. */
    @WithDefault("64")
    int concurrent();

    /**
     * The length at which an utterance begins to count as hard; a character beyond ASCII, such as a Hangul syllable,
     * counts as two.
     */
    @WithDefault("240")
    int longUtterance();
}
