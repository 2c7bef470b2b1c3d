package telecom.assistant.gateway.budget;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.ZoneId;
import java.util.OptionalLong;

/** How much each subscriber may use the model. Without limits nothing is counted. */
@ConfigMapping(prefix = "assistant.budget")
public interface BudgetConfig {

    /** The time zone in which a day begins and ends. */
    @WithDefault("Asia/Seoul")
    ZoneId zone();

    /**
     * Tokens that a subscriber's replies may use in a day, for prompts and answers together as the tiers count them. A
     * reply that has begun is finished. Unlimited when empty.
     */
    OptionalLong tokensPerDay();

    /** Replies of the model that a subscriber may get in a day; unlimited when empty. */
    OptionalLong repliesPerDay();
}
