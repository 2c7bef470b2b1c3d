package telecom.assistant.gateway.prompt;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** What the model is shown. */
@ConfigMapping(prefix = "assistant.prompt")
public interface PromptConfig {

    /**
     * The longest prompt in tokens, as estimated from what the tiers report; the answer comes on top. At least twice what
     * the longest system prompt and the tools take.
     */
    @WithDefault("6000")
    int budget();

    /**
     * Turns that a prompt shows at most. {@code assistant.engine.utterances-in-memory} has to hold about three times as
     * many utterances.
     */
    @WithDefault("40")
    int turns();

    /** The share of the budget, or of the turns, from which on the oldest turns are folded into the summary. */
    @WithDefault("0.75")
    double foldAt();

    /** The share that a prompt takes once its oldest turns are folded. The lower, the rarer it loses the prefix cache. */
    @WithDefault("0.35")
    double foldTo();

    /** Longest answer in tokens when replies are proposed to an agent. */
    @WithDefault("1024")
    int suggestionTokens();

    /** The rolling summary. */
    SummaryLimits summary();

    /** Limits of the rolling summary. */
    interface SummaryLimits {

        /** The longest summary in tokens; the model is told a quarter less. */
        @WithDefault("400")
        int maxTokens();

        /** Summaries that this node has the model write at once; beyond it a conversation waits for a later turn. */
        @WithDefault("16")
        int concurrent();
    }
}
