package telecom.assistant.conversation;

/**
 * The rolling summary of a conversation, which replaces its beginning once there are too many utterances.
 *
 * @param throughTurn the last turn that it covers; it covers all earlier ones, too
 */
public record Summary(String text, long throughTurn) {

    public Summary {
        text = StorableText.of(text);
    }
}
