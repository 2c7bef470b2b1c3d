package telecom.assistant.gateway.prompt;

import telecom.assistant.conversation.Summary;
import telecom.assistant.model.ModelRequest;

/**
 * The oldest turns of a conversation, which a summary will replace.
 *
 * @param request the request that asks the model for the summary
 * @param throughTurn the last turn that the summary will cover
 */
public record Fold(ModelRequest request, long throughTurn) {

    /** The summary of these turns with the text that the model wrote. */
    public Summary summaryOf(String text) {
        return new Summary(text, throughTurn);
    }
}
