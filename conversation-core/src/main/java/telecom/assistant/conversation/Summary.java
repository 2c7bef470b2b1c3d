package telecom.assistant.conversation;

/**
 * A conversation's rolling summary, which stands for its beginning where the utterances themselves are too many.
 *
 * @param throughTurn the last turn that it covers; it covers every turn before that, too
 */
public record Summary(String text, long throughTurn) {

    public Summary {
        text = StorableText.of(text);
    }
}
