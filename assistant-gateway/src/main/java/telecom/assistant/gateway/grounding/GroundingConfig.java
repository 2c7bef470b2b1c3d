package telecom.assistant.gateway.grounding;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.util.Map;

/** Whether figures that stand nowhere are told. */
@ConfigMapping(prefix = "assistant.grounding")
public interface GroundingConfig {

    /**
     * Whether an amount of money, a date or a percentage reaches subscribers only if it stands in an article, in a tool's
     * result or in the conversation. It has no effect as long as no article is in force: there would be nowhere for
     * figures to stand.
     */
    @WithDefault("true")
    boolean enabled();

    /** What is said instead of such a figure, by language ({@code ko}, {@code en}). */
    Map<String, String> instead();
}
