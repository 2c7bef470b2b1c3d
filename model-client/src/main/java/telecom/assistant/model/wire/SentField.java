package telecom.assistant.model.wire;

import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Pattern;
import telecom.assistant.model.Capability;

/**
 * The parts of a request that a tier may reject, and the setting of the tier that decides whether and how each is sent.
 */
enum SentField {
    STREAM_OPTIONS("stream_options|include_usage", "supports-stream-options"),
    THINKING("chat_template_kwargs|enable_thinking", "supports-thinking"),
    JSON_MODE("response_format|json_object|json mode", "supports-json-mode"),
    TOOLS(
            "tool[_ -]choice|tool[_ -]call|\\btools\\b|function calling|role.{0,20}\\btool\\b|\\btool\\b.{0,5}role",
            "supports-tools"),
    MAX_TOKENS("max_(completion_)?tokens|max_new_tokens", "max-tokens"),
    TEMPERATURE("\\btemperature\\b", "temperature"),
    TOP_P("\\btop_p\\b", "top-p"),
    /** Some chat templates have no system role, or demand alternating roles; only another model changes that. */
    ROLE("system role|role.{0,20}\\bsystem\\b|conversation roles|\\broles? must\\b|\\bsystem message", "model");

    private final Pattern mention;
    private final String setting;

    SentField(String mention, String setting) {
        this.mention = Pattern.compile(mention);
        this.setting = setting;
    }

    /** What the tier may be asked about; empty for the parts that are not optional. */
    Optional<Capability> capability() {
        return switch (this) {
            case STREAM_OPTIONS -> Optional.of(Capability.STREAM_OPTIONS);
            case THINKING -> Optional.of(Capability.THINKING);
            case JSON_MODE -> Optional.of(Capability.JSON_MODE);
            case TOOLS -> Optional.of(Capability.TOOLS);
            case MAX_TOKENS, TEMPERATURE, TOP_P, ROLE -> Optional.empty();
        };
    }

    /** The setting, without the prefix of the tier. */
    String setting() {
        return setting;
    }

    /**
     * The part that a refusal complains about; empty if it mentions none of these.
     *
     * @param message the server's message, in lower case
     */
    static Optional<SentField> namedIn(String message) {
        return Arrays.stream(values())
                .filter(field -> field.mention.matcher(message).find())
                .findFirst();
    }
}
