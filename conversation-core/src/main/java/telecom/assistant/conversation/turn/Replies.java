package telecom.assistant.conversation.turn;

import java.util.ArrayList;
import java.util.List;
import telecom.assistant.channel.event.Role;
import telecom.assistant.channel.event.UtteranceState;
import telecom.assistant.conversation.Phrase;
import telecom.assistant.conversation.ReplyEnding;
import telecom.assistant.conversation.ReplyOrigin;
import telecom.assistant.conversation.UtteranceFacts;
import telecom.assistant.conversation.UtteranceFacts.SystemPart;
import telecom.assistant.conversation.UtteranceRecord;

/**
 * Composes the reply to a turn as it is stored: the model's text, supplemented by the system's own phrases where it is
 * missing or insufficient.
 */
final class Replies {

    private final Step step;

    Replies(Step step) {
        this.step = step;
    }

    /** The reply to store, which depends on how the model's reply ended. */
    UtteranceRecord of(State.Answering answering, Reply reply) {
        Turn turn = answering.turn();
        boolean waiting = answering.awaited() != null;
        String generated = reply.text().strip();
        StringBuilder text = new StringBuilder(generated);
        List<SystemPart> parts = new ArrayList<>(reply.systemParts());
        if (!isAnswer(reply) || generated.isEmpty()) {
            if (generated.isEmpty() && !step.conversation().isDisclosedOn(turn.route())) {
                append(text, parts, turn, Phrase.DISCLOSURE);
            }
            append(text, parts, turn, waiting ? Phrase.ON_HOLD : phraseFor(reply.ending()));
        } else if (waiting) {
            append(text, parts, turn, Phrase.PLACE_KEPT);
        }
        return utterance(turn, text.toString())
                .with(new UtteranceFacts(reply.ending(), parts, null, reply.sources()))
                .as(isComplete(reply.ending()) ? UtteranceState.COMPLETE : UtteranceState.INCOMPLETE)
                .from(originOf(reply));
    }

    /** A reply that consists of a phrase of the system, preceded by the disclosure if it has not been made yet. */
    Reply disclosureThenPhrase(Turn turn, Phrase phrase) {
        StringBuilder text = new StringBuilder();
        List<SystemPart> parts = new ArrayList<>();
        if (!step.conversation().isDisclosedOn(turn.route())) {
            append(text, parts, turn, Phrase.DISCLOSURE);
        }
        append(text, parts, turn, phrase);
        return new Reply(ReplyEnding.ANSWERED, text.toString(), parts, null, null, 0, null, null);
    }

    /** A reply that begins with a phrase of the system, followed by the disclosure if it has not been made yet. */
    Reply phraseThenDisclosure(Turn turn, Phrase phrase) {
        StringBuilder text = new StringBuilder();
        List<SystemPart> parts = new ArrayList<>();
        append(text, parts, turn, phrase);
        if (!step.conversation().isDisclosedOn(turn.route())) {
            append(text, parts, turn, Phrase.DISCLOSURE);
        }
        return new Reply(ReplyEnding.ANSWERED, text.toString(), parts, null, null, 0, null, null);
    }

    private void append(StringBuilder text, List<SystemPart> parts, Turn turn, Phrase phrase) {
        if (!text.isEmpty()) {
            text.append(' ');
        }
        String wording = step.rules().wording().in(turn.language(), phrase);
        parts.add(new SystemPart(phrase, text.length(), wording.length()));
        text.append(wording);
    }

    private static Phrase phraseFor(ReplyEnding ending) {
        return switch (ending) {
            case HANDED_OVER -> Phrase.TRANSFER;
            case BUDGET_SPENT -> Phrase.BUDGET_SPENT;
            case OVERLOADED -> Phrase.BUSY;
            case FAILED, ANSWERED, CUT_OFF, INTERRUPTED -> Phrase.APOLOGY;
        };
    }

    private static boolean isComplete(ReplyEnding ending) {
        return switch (ending) {
            case ANSWERED, HANDED_OVER, BUDGET_SPENT -> true;
            case CUT_OFF, OVERLOADED, FAILED, INTERRUPTED -> false;
        };
    }

    private static boolean isAnswer(Reply reply) {
        return reply.ending() == ReplyEnding.ANSWERED || reply.ending() == ReplyEnding.CUT_OFF;
    }

    /** The origin of the reply. Only an answer to which no phrase was added is the model's alone. */
    private static ReplyOrigin originOf(Reply reply) {
        boolean onlyModelText = isAnswer(reply) && !reply.text().isBlank();
        ReplyOrigin origin = reply.origin();
        return origin == null
                ? null
                : new ReplyOrigin(origin.tier(), origin.model(), origin.selfContained() && onlyModelText);
    }

    /** The part of a reply that was heard, as an utterance. */
    UtteranceRecord interrupted(Turn turn, String heard) {
        return utterance(turn, heard).with(factsOf(turn, heard)).as(UtteranceState.INTERRUPTED);
    }

    /** The positions of the system's phrases are known only if the heard text is part of what was sent. */
    private static UtteranceFacts factsOf(Turn turn, String heard) {
        List<SystemPart> parts = turn.sent().startsWith(heard) ? turn.systemParts() : List.of();
        return new UtteranceFacts(ReplyEnding.INTERRUPTED, parts, null).cutTo(heard.length());
    }

    private UtteranceRecord utterance(Turn turn, String text) {
        return UtteranceRecord.of(
                turn.replyId(), turn.number(), Role.ASSISTANT, turn.route(), text, turn.language(), step.now());
    }
}
