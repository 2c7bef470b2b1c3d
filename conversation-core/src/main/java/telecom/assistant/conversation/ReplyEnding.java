package telecom.assistant.conversation;

/** How the assistant's reply to a turn ended. */
public enum ReplyEnding {
    ANSWERED,
    /** The model's token limit or a filter cut the answer off. */
    CUT_OFF,
    /** An agent is to take over. */
    HANDED_OVER,
    /** The model was not asked, because the subscriber's daily budget is spent. */
    BUDGET_SPENT,
    /** The model was not asked, because too many other turns were ahead. */
    OVERLOADED,
    /** No tier answered, or its answer broke off. */
    FAILED,
    /** A newer event ended the reply; the text is the part that was heard. */
    INTERRUPTED
}
