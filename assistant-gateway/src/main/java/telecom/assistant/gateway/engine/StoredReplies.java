package telecom.assistant.gateway.engine;

import java.time.Instant;
import java.util.Map;
import telecom.assistant.channel.event.Role;
import telecom.assistant.channel.event.UtteranceState;
import telecom.assistant.gateway.reply.OverloadException;
import telecom.assistant.gateway.reply.Phrases;
import telecom.assistant.gateway.reply.ReplyOutcome;
import telecom.assistant.store.conversation.ReplyOrigin;
import telecom.assistant.store.conversation.UtteranceRecord;

/** What is stored as the reply of a turn: the model's words, and the system's where those are missing or not enough. */
final class StoredReplies {

    private final Phrases phrases;

    StoredReplies(Phrases phrases) {
        this.phrases = phrases;
    }

    /** The reply by how the answer ended. */
    UtteranceRecord of(Conversation conversation, Turn turn, ReplyOutcome outcome, Instant at) {
        return reply(turn, spoken(conversation, turn, outcome), stateOf(outcome), at)
                .from(originOf(turn, outcome));
    }

    /** The reply as far as it was heard. */
    static UtteranceRecord interrupted(Turn turn, String heard, Instant at) {
        return reply(turn, heard, UtteranceState.INTERRUPTED, at);
    }

    private String spoken(Conversation conversation, Turn turn, ReplyOutcome outcome) {
        String text = outcome.text().strip();
        if (outcome instanceof ReplyOutcome.Answered && !text.isEmpty()) {
            return text;
        }
        String phrase = Phrases.in(turn.language(), phraseFor(outcome));
        String disclosure = conversation.isDisclosedOn(turn.route()) || !text.isEmpty()
                ? ""
                : Phrases.in(turn.language(), phrases.disclosure()) + " ";
        return text.isEmpty() ? disclosure + phrase : text + " " + phrase;
    }

    private Map<String, String> phraseFor(ReplyOutcome outcome) {
        if (outcome instanceof ReplyOutcome.TransferAsked) {
            return phrases.transfer();
        }
        if (outcome instanceof ReplyOutcome.Spent) {
            return phrases.budgetSpent();
        }
        return outcome instanceof ReplyOutcome.Failed failed && failed.cause() instanceof OverloadException
                ? phrases.busy()
                : phrases.apology();
    }

    private static UtteranceState stateOf(ReplyOutcome outcome) {
        boolean whole = outcome instanceof ReplyOutcome.TransferAsked
                || outcome instanceof ReplyOutcome.Spent
                || (outcome instanceof ReplyOutcome.Answered answered && answered.complete());
        return whole ? UtteranceState.COMPLETE : UtteranceState.INCOMPLETE;
    }

    /** Null when no model said anything of it. */
    private static ReplyOrigin originOf(Turn turn, ReplyOutcome outcome) {
        boolean modelsOwn =
                outcome instanceof ReplyOutcome.Answered && !outcome.text().isBlank();
        return turn.stream()
                .account()
                .origin()
                .map(origin -> new ReplyOrigin(origin.tier(), origin.model(), origin.selfContained() && modelsOwn))
                .orElse(null);
    }

    private static UtteranceRecord reply(Turn turn, String text, UtteranceState state, Instant at) {
        return new UtteranceRecord(
                turn.replyId(),
                turn.number(),
                Role.ASSISTANT,
                null,
                turn.route().channel(),
                turn.route().leg(),
                text,
                turn.language(),
                state,
                at);
    }
}
