package telecom.assistant.gateway.prompt;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.ZoneId;
import java.util.Map;

/** Settings of the model's prompts. */
@ConfigMapping(prefix = "assistant.prompt")
public interface PromptConfig {

    /**
     * The longest prompt in tokens, without the answer, as estimated from the usage that the tiers report. It must be
     * at least twice the length of the longest system prompt and the tools.
     */
    @WithDefault("6000")
    int budget();

    /**
     * The most turns that a prompt shows. {@code assistant.engine.utterances-in-memory} must be about three times as
     * large.
     */
    @WithDefault("40")
    int turns();

    /** The share of the budget, or of the turns, at which the oldest turns are folded into the summary. */
    @WithDefault("0.75")
    double foldAt();

    /**
     * The share that a prompt still takes after its oldest turns have been folded. The lower it is, the less often the
     * prefix cache is lost.
     */
    @WithDefault("0.35")
    double foldTo();

    /** The time zone of the date and the times in prompts. */
    @WithDefault("Asia/Seoul")
    ZoneId zone();

    /** The longest answer, in tokens, to a request for suggested replies. */
    @WithDefault("1024")
    int suggestionTokens();

    /** The values that replace {@code {name}} in the system prompts, by name. */
    Map<String, String> values();

    /** The rolling summary. */
    SummaryLimits summary();

    /** Limits of the rolling summary. */
    interface SummaryLimits {

        /** The longest summary in tokens; the model is asked for a quarter less. */
        @WithDefault("400")
        int maxTokens();

        /**
         * The most summaries that the model writes for this node at a time; other conversations wait for a later turn.
         */
        @WithDefault("16")
        int concurrent();
    }
}
