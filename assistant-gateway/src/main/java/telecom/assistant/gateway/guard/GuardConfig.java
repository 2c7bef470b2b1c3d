package telecom.assistant.gateway.guard;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** The bounds of what the model may say; the hosts that a reply may link to are those of {@code assistant.tools.text}. */
@ConfigMapping(prefix = "assistant.guard")
public interface GuardConfig {

    /**
     * The longest reply of a channel, in characters for each token of its {@code max-tokens}. A tier that disregards the
     * limit of tokens, or sends a text of any length as one token, is cut off here.
     */
    @WithDefault("5")
    int charactersPerToken();

    /** How often the same words may follow one another before the reply is cut off. */
    @WithDefault("5")
    int repetitions();
}
