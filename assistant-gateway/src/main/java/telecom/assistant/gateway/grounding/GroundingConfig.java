package telecom.assistant.gateway.grounding;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.util.Map;

/** Settings for figures in replies: amounts of money, dates and percentages. */
@ConfigMapping(prefix = "assistant.grounding")
public interface GroundingConfig {

    /**
     * Whether an amount of money, a date or a percentage reaches subscribers only if an article, a tool's result or the
     * conversation contains it. This has no effect while no article is in force, because figures would then have no
     * source.
     */
    @WithDefault("true")
    boolean enabled();

    /** The sentence that replaces a figure that is withheld, by language ({@code ko}, {@code en}). */
    Map<String, String> instead();
}
