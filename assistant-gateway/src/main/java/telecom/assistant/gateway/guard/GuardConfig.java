package telecom.assistant.gateway.guard;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** Limits on the model's replies. The hosts that a reply may link to are set in {@code assistant.tools.text}. */
@ConfigMapping(prefix = "assistant.guard")
public interface GuardConfig {

    /**
     * The longest reply on a channel, in characters per token of its {@code max-tokens}. This cuts off a tier that
     * disregards the token limit or sends long texts as single tokens.
     */
    @WithDefault("5")
    int charactersPerToken();

    /** How often the same words may be repeated in a row before the reply is cut off. */
    @WithDefault("5")
    int repetitions();
}
