package telecom.assistant.conversation;

/** What the system itself can say, in words that a deployment may change. None of it is the model's. */
public enum Phrase {
    /** An AI answers here. */
    DISCLOSURE,
    GREETING,
    /** The caller has said nothing for a while. */
    SILENCE,
    /** How keys that were pressed stand in the transcript. */
    DIGITS,
    /** Others are before the subscriber. */
    WAITING,
    /** Too many are before the subscriber. */
    BUSY,
    /** Something is being looked up. */
    LOOKING_UP,
    /** No model answered, or one broke off. */
    APOLOGY,
    /** A person will go on. */
    TRANSFER,
    /** The day's use of the model is spent. */
    BUDGET_SPENT,
    /** To the agent: the day's use is spent, and a person is wanted. */
    BUDGET_HANDOFF,
    AGENT_JOINED,
    AGENT_LEFT,
    /** No agent came in time. */
    NO_AGENT,
    /** The agent has ended the conversation. */
    CONVERSATION_ENDED
}
