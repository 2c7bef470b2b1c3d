package telecom.assistant.model;

import java.util.function.Function;

/** What some tiers accept in a request and others refuse, in the order in which a tier is asked. */
public enum Capability {
    /** {@code chat_template_kwargs.enable_thinking}; first, so that the tier does not think about the other questions. */
    THINKING("supports-thinking", ModelConfig.Tier::supportsThinking),
    /** {@code stream_options}. */
    STREAM_OPTIONS("supports-stream-options", ModelConfig.Tier::supportsStreamOptions),
    /** {@code tools}, and messages with the role {@code tool}. */
    TOOLS("supports-tools", ModelConfig.Tier::supportsTools),
    /** {@code response_format}. */
    JSON_MODE("supports-json-mode", ModelConfig.Tier::supportsJsonMode);

    private final String setting;
    private final Function<ModelConfig.Tier, Support> value;

    Capability(String setting, Function<ModelConfig.Tier, Support> value) {
        this.setting = setting;
        this.value = value;
    }

    /** The tier's setting that decides about it, without the prefix of the tier. */
    public String setting() {
        return setting;
    }

    Support in(ModelConfig.Tier settings) {
        return value.apply(settings);
    }
}
