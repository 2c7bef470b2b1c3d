package telecom.assistant.gateway.suggestion;

import java.util.List;
import telecom.assistant.channel.Ids;
import telecom.assistant.channel.event.DeskEvent.Suggestion;
import telecom.assistant.model.structured.AnswerForm;

/** Replies for an agent, as the model writes them. */
record Proposals(List<Proposal> suggestions) {

    private static final int MOST = 3;

    /** What can be mended here is no reason to ask the model again: too many, blank ones, a confidence out of bounds. */
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

    /** One reply; without a word about its confidence there is none. */
    record Proposal(String text, double confidence) {

        Suggestion suggestion() {
            return new Suggestion(Ids.timeOrdered(), text.strip(), Math.max(0, Math.min(1, confidence)));
        }
    }

    List<Suggestion> best() {
        return suggestions.stream()
                .filter(proposal -> !proposal.text().isBlank())
                .limit(MOST)
                .map(Proposal::suggestion)
                .toList();
    }
}
