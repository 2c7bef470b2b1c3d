package telecom.assistant.gateway.suggestion;

import java.util.List;
import java.util.function.Predicate;
import telecom.assistant.channel.Ids;
import telecom.assistant.channel.event.DeskEvent.Suggestion;
import telecom.assistant.model.structured.AnswerForm;

/** Replies for an agent, as written by the model. */
record Proposals(List<Proposal> suggestions) {

    private static final int MOST = 3;

    /**
     * Flaws that can be corrected here are no reason to ask the model again: too many proposals, blank ones, a
     * confidence out of range.
     */
    static final AnswerForm<Proposals> FORM = AnswerForm.of(Proposals.class, """
            {"type": "object",
             "properties": {
               "suggestions": {
                 "type": "array",
                 "description": "Up to three replies, best first",
                 "items": {
                   "type": "object",
                   "properties": {
                     "text": {"type": "string", "description": "The reply, ready to send"},
                     "confidence": {"type": "number", "description": "Between 0 and 1"}},
                   "required": ["text"]}}},
             "required": ["suggestions"]}
            """);

    /** One reply; its confidence is 0 unless the model states one. */
    record Proposal(String text, double confidence) {

        Suggestion suggestion() {
            return new Suggestion(Ids.timeOrdered(), text.strip(), Math.max(0, Math.min(1, confidence)));
        }
    }

    /** @param fit whether one may be shown */
    List<Suggestion> best(Predicate<Proposal> fit) {
        return suggestions.stream()
                .filter(proposal -> !proposal.text().isBlank())
                .filter(fit)
                .limit(MOST)
                .map(Proposal::suggestion)
                .toList();
    }
}
