package telecom.assistant.conversation;

/**
 * The rolling summary of a conversation, which stands in for its beginning once there are too many utterances.
 *
 * @param throughTurn the last turn that it covers; all earlier ones are covered, too
 */
public record Summary(String text, long throughTurn) {

    public Summary {
        text = StorableText.of(text);
    }
}
