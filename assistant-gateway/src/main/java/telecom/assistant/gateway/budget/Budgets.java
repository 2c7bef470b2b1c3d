package telecom.assistant.gateway.budget;

import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Locale;
import telecom.assistant.channel.Channel;
import telecom.assistant.conversation.DayUsage;
import telecom.assistant.conversation.turn.Allowance;

/**
 * Limits how much each subscriber may use the model in a day. Counts, in {@code assistant.budget.spent}, the turns for
 * which the model was not asked, by channel and by what happened instead. Thread-safe.
 */
@ApplicationScoped
public class Budgets implements Allowance {

    /** What happens instead for a subscriber with no budget left. */
    public enum Consequence {
        /** The subscriber is told that the budget is spent. */
        TOLD,
        /** The subscriber is handed over to an agent, as requested. */
        HANDED_OVER
    }

    private final BudgetConfig config;
    private final MeterRegistry meters;

    public Budgets(BudgetConfig config, MeterRegistry meters) {
        this.config = config;
        this.meters = meters;
    }

    @Override
    public boolean isLimited() {
        return config.tokensPerDay().isPresent() || config.repliesPerDay().isPresent();
    }

    @Override
    public LocalDate dayOf(Instant time) {
        return LocalDate.ofInstant(time, config.zone());
    }

    @Override
    public boolean isSpent(DayUsage used) {
        return used.tokens() >= config.tokensPerDay().orElse(Long.MAX_VALUE)
                || used.replies() >= config.repliesPerDay().orElse(Long.MAX_VALUE);
    }

    public void countSpent(Channel channel, Consequence consequence) {
        meters.counter(
                        "assistant.budget.spent",
                        "channel",
                        channel.label(),
                        "instead",
                        consequence.name().toLowerCase(Locale.ROOT))
                .increment();
    }
}
