package telecom.assistant.gateway.prompt;

import telecom.assistant.conversation.Summary;
import telecom.assistant.model.ModelRequest;

/**
 * The oldest turns of a conversation, which a summary will replace.
 *
 * @param request asks the model for the summary
 * @param throughTurn the last turn that it will cover
 */
public record Fold(ModelRequest request, long throughTurn) {

    public Summary summaryOf(String text) {
        return new Summary(text, throughTurn);
    }
}
