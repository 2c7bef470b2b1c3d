package telecom.assistant.gateway.engine;

import java.util.List;
import java.util.Optional;
import telecom.assistant.conversation.ReplyEnding;
import telecom.assistant.conversation.turn.Reply;
import telecom.assistant.gateway.knowledge.QuestionGaps;
import telecom.assistant.gateway.knowledge.QuestionGaps.Reason;
import telecom.assistant.gateway.knowledge.TurnKnowledge;
import telecom.assistant.gateway.tool.TurnTools;

/**
 * Notices that a turn was answered from nothing, so that somebody can write an article about it.
 *
 * @param question what the subscriber said in the turn
 * @param names of the subscriber, which nobody gets to see with the question
 */
record Unanswered(QuestionGaps gaps, String question, String language, List<String> names, TurnTools tools) {

    /**
     * The reply has ended.
     *
     * @param known what it could be taken from
     */
    void noteEnd(Reply reply, TurnKnowledge known, boolean figureWithheld) {
        if (reply.ending() == ReplyEnding.ANSWERED) {
            reason(known, figureWithheld).ifPresent(reason -> gaps.add(question, language, reason, names));
        }
    }

    private Optional<Reason> reason(TurnKnowledge known, boolean figureWithheld) {
        if (figureWithheld) {
            return Optional.of(Reason.FIGURE_WITHHELD);
        }
        return known.isEmpty() && !tools.areOfUse() ? Optional.of(Reason.NO_ARTICLE) : Optional.empty();
    }
}
