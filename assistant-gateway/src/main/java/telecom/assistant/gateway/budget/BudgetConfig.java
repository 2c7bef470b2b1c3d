package telecom.assistant.gateway.budget;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.ZoneId;
import java.util.List;
import java.util.OptionalLong;

/** What each subscriber may use of the model. Without a limit nothing is counted. */
@ConfigMapping(prefix = "assistant.budget")
public interface BudgetConfig {

    /** Where a day begins and ends. */
    @WithDefault("Asia/Seoul")
    ZoneId zone();

    /**
     * Tokens of a subscriber's replies in a day, prompts and answers together, as the tiers count them. A reply that has
     * begun is finished. Unlimited when empty.
     */
    OptionalLong tokensPerDay();

    /** Replies of the model to a subscriber in a day; unlimited when empty. */
    OptionalLong repliesPerDay();

    /**
     * Words by which a subscriber whose budget is spent asks for a person, because no model is there to understand it: part
     * of a word in Korean, a whole word in other scripts.
     */
    @WithDefault("상담원,상담사,agent,human,representative")
    List<String> agentWords();
}
