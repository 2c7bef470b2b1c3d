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
 * What subscribers may use of the model in a day. Counts the turns that the model was not asked for: {@code
 * assistant.budget.spent} by channel and by what came instead. Thread-safe.
 */
@ApplicationScoped
public class Budgets implements Allowance {

    /** What a subscriber gets whose budget is spent. */
    public enum Instead {
        /** To be told so. */
        TOLD,
        /** The person that they asked for. */
        HANDED_OVER
    }

    private final BudgetConfig config;
    private final AgentWords agentWords;
    private final MeterRegistry meters;

    public Budgets(BudgetConfig config, MeterRegistry meters) {
        this.config = config;
        this.agentWords = new AgentWords(config.agentWords());
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

    @Override
    public boolean asksForAgent(String said) {
        return agentWords.isIn(said);
    }

    public void countSpent(Channel channel, Instead instead) {
        meters.counter(
                        "assistant.budget.spent",
                        "channel",
                        channel.label(),
                        "instead",
                        instead.name().toLowerCase(Locale.ROOT))
                .increment();
    }
}
