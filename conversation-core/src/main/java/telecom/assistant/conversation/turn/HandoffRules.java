package telecom.assistant.conversation.turn;

import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import telecom.assistant.channel.event.Role;
import telecom.assistant.conversation.Phrase;
import telecom.assistant.conversation.ReplyEnding;

/**
 * Lets a subscriber ask for an agent, or stop waiting for one, without a model, by the words and keys that {@link
 * Signals} recognises. This way, an agent can be reached even during an outage, under overload, or when the budget is
 * spent.
 */
final class HandoffRules {

    private static final Pattern QUESTION = Pattern.compile("[?\uff1f]\\s*\\z");

    private final Step step;
    private final Signals signals;

    HandoffRules(Step step) {
        this.step = step;
        this.signals = step.rules().signals();
    }

    boolean asksForAgent(Turn turn) {
        return anyMessage(turn, signals::asksForAgent) || anyMessage(turn, signals::isCallForAgent);
    }

    boolean declinesAgent(Turn turn) {
        return anyMessage(turn, signals::declinesAgent) && (anyMessage(turn, signals::namesAgent) || !isAnswer());
    }

    /** Whether the assistant's last utterance was a question, so that "No, thanks" answers that question. */
    private boolean isAnswer() {
        return step.conversation().utterances().stream()
                .filter(said -> said.role() == Role.ASSISTANT)
                .reduce((earlier, later) -> later)
                .filter(said ->
                        QUESTION.matcher(said.facts().authorsOwn(said.text())).find())
                .isPresent();
    }

    /** The reply to a subscriber who wants an agent and nothing else; empty for any other turn. */
    Optional<Reply> insteadOfModel(Turn turn) {
        return anyMessage(turn, signals::isCallForAgent)
                ? Optional.of(handOver(turn, Reply.withoutModel(ReplyEnding.HANDED_OVER, null)))
                : Optional.empty();
    }

    /** The reply to a subscriber who no longer wants the agent they are waiting for. */
    Reply replyToDecline(Turn turn) {
        return new Replies(step).disclosureThenPhrase(turn, Phrase.AGENT_DECLINED);
    }

    /** Hands over instead of apologising if the subscriber asked for an agent and no model has answered. */
    Reply insteadOfApology(Turn turn, Reply reply) {
        boolean unanswered = reply.ending() == ReplyEnding.FAILED || reply.ending() == ReplyEnding.OVERLOADED;
        return unanswered && asksForAgent(turn) ? handOver(turn, reply) : reply;
    }

    private Reply handOver(Turn turn, Reply reply) {
        String reason = step.rules().wording().in(turn.language(), Phrase.AGENT_WANTED);
        Reply.HandoffRequest wish = new Reply.HandoffRequest(reason, "");
        return new Reply(
                ReplyEnding.HANDED_OVER,
                reply.text(),
                reply.systemParts(),
                wish,
                reply.origin(),
                reply.tokens(),
                reply.firstTokenMillis(),
                reply.failure());
    }

    private static boolean anyMessage(Turn turn, Predicate<String> signal) {
        return turn.messages().stream().map(SubscriberMessage::input).anyMatch(signal);
    }
}
