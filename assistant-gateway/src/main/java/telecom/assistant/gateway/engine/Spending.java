package telecom.assistant.gateway.engine;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import telecom.assistant.channel.event.Role;
import telecom.assistant.gateway.budget.Budgets;
import telecom.assistant.gateway.budget.Budgets.Instead;
import telecom.assistant.gateway.budget.DailyUsage;
import telecom.assistant.gateway.reply.Phrases;
import telecom.assistant.gateway.reply.ReplyOutcome;
import telecom.assistant.store.conversation.LoadedConversation;
import telecom.assistant.store.conversation.SubscriberUsage;
import telecom.assistant.store.conversation.TakenOver;

/**
 * What a subscriber's turns use of the day's budget, and what they get instead of the model's answer when it is spent. It is
 * known in memory: read with the conversation, and written with it. Confined to the lane.
 */
final class Spending {

    private final EngineServices services;
    private DailyUsage used = new DailyUsage(null, List.of());

    Spending(EngineServices services) {
        this.services = services;
    }

    /** The store's is what counts. */
    void load(TakenOver found) {
        used = new DailyUsage(found.conversation().map(Spending::id).orElse(null), found.usage());
    }

    /** Nothing is known of the subscriber any more. */
    void forget() {
        used = new DailyUsage(null, List.<SubscriberUsage>of());
    }

    /** What the turn ends in without the model; empty when the model may be asked. */
    Optional<ReplyOutcome> insteadOfAnswer(Conversation conversation, Turn turn) {
        Budgets budgets = services.budgets();
        if (!budgets.areLimited() || !budgets.isSpent(used.on(today()))) {
            return Optional.empty();
        }
        boolean agentWanted = conversation.utterances().stream()
                .anyMatch(said -> said.turn() == turn.number()
                        && said.role() == Role.SUBSCRIBER
                        && budgets.asksForAgent(said.text()));
        budgets.countSpent(turn.route().channel(), agentWanted ? Instead.HANDED_OVER : Instead.TOLD);
        return Optional.of(agentWanted ? handOver(turn) : new ReplyOutcome.Spent());
    }

    private ReplyOutcome handOver(Turn turn) {
        String reason = Phrases.in(turn.language(), services.phrases().budgetHandoff());
        return new ReplyOutcome.TransferAsked("", reason, "", null);
    }

    /** Counts what the turn's answer has used until now; to be called once, when it has ended. */
    void count(Conversation conversation, Turn turn) {
        if (!services.budgets().areLimited()) {
            return;
        }
        long tokens = turn.stream().account().tokens();
        if (tokens > 0) {
            conversation.use(used.add(conversation.id(), today(), tokens));
        }
    }

    private LocalDate today() {
        return services.budgets().dayOf(services.timers().now());
    }

    private static UUID id(LoadedConversation loaded) {
        return loaded.conversation().id();
    }
}
