package telecom.assistant.gateway.prompt;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** What the model is shown. */
@ConfigMapping(prefix = "assistant.prompt")
public interface PromptConfig {

    /**
     * Turns of a conversation that a prompt shows at least, when there are so many; fewer than half as many more are shown.
     * At least 1; {@code assistant.engine.utterances-in-memory} has to hold about three times as many utterances.
     */
    @WithDefault("20")
    int turns();
}
