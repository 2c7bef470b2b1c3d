package telecom.assistant.conversation.turn;

import java.time.LocalDate;
import java.util.Optional;
import telecom.assistant.conversation.Phrase;
import telecom.assistant.conversation.ReplyEnding;
import telecom.assistant.conversation.turn.Effect.Observation;

/** Counts how much of the daily budget a subscriber's turns use, and decides how they are answered once it is spent. */
final class BudgetRules {

    private final Step step;
    private final Allowance allowance;

    BudgetRules(Step step) {
        this.step = step;
        this.allowance = step.rules().allowance();
    }

    /** The reply to a turn for which no budget is left; empty when the model may be asked. */
    Optional<Reply> insteadOfModel(Turn turn) {
        if (!allowance.isLimited() || !allowance.isSpent(step.memory().usage().on(today()))) {
            return Optional.empty();
        }
        boolean agentWanted = new HandoffRules(step).asksForAgent(turn);
        step.observe(agentWanted ? Observation.BUDGET_HANDED_OVER : Observation.BUDGET_SPENT, turn, null);
        return Optional.of(agentWanted ? handOver(turn) : Reply.withoutModel(ReplyEnding.BUDGET_SPENT, null));
    }

    private Reply handOver(Turn turn) {
        String reason = step.rules().wording().in(turn.language(), Phrase.BUDGET_HANDOFF);
        return Reply.withoutModel(ReplyEnding.HANDED_OVER, new Reply.HandoffRequest(reason, ""));
    }

    /** Counts a reply towards the day's budget. A reply that no tier began costs nothing. */
    void count(long tokens) {
        if (allowance.isLimited() && tokens > 0) {
            Conversation conversation = step.conversation();
            conversation.setUsage(step.memory().usage().add(conversation.id(), today(), tokens));
        }
    }

    private LocalDate today() {
        return allowance.dayOf(step.now());
    }
}
