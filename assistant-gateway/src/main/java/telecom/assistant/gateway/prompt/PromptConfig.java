package telecom.assistant.gateway.prompt;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** What the model is shown. */
@ConfigMapping(prefix = "assistant.prompt")
public interface PromptConfig {

    /** Most utterances of a conversation in a prompt. */
    @WithDefault("40")
    int utterances();
}
