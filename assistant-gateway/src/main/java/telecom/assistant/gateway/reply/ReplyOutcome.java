package telecom.assistant.gateway.reply;

/** How the assistant's answer to an utterance ended. */
public sealed interface ReplyOutcome {

    /** What was generated, disclosure included. */
    String text();

    /** From the arrival of the utterance to the first text; null when there was none. */
    Long firstTokenMillis();

    /**
     * The model answered.
     *
     * @param complete false when its token limit or a filter cut the answer off
     */
    record Answered(String text, boolean complete, Long firstTokenMillis) implements ReplyOutcome {}

    /** The model wants a person to go on. */
    record TransferAsked(String text, String reason, String summary, Long firstTokenMillis) implements ReplyOutcome {}

    /** The model was not asked, because the subscriber has used what there is for a day. */
    record Spent() implements ReplyOutcome {
        @Override
        public String text() {
            return "";
        }

        @Override
        public Long firstTokenMillis() {
            return null;
        }
    }

    /** No tier answered, or the one that did broke off; the text is what there was. */
    record Failed(String text, Throwable cause, Long firstTokenMillis) implements ReplyOutcome {}
}
