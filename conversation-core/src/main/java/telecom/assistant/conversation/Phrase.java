package telecom.assistant.conversation;

/** What the system itself can say. A deployment may change the wording; none of it is written by the model. */
public enum Phrase {
    /** An AI answers. */
    DISCLOSURE,
    GREETING,
    /** The caller has said nothing for a while. */
    SILENCE,
    /** How pressed keys are worded in the transcript. */
    DIGITS,
    /** Others are ahead of the subscriber. */
    WAITING,
    /** Too many others are ahead of the subscriber. */
    BUSY,
    /** Something is being looked up. */
    LOOKING_UP,
    /** No model answered, or its answer broke off. */
    APOLOGY,
    /** An agent will take over. */
    TRANSFER,
    /** The subscriber's budget for the day is spent. */
    BUDGET_SPENT,
    /** To the agent: the budget for the day is spent, and the subscriber asks for an agent. */
    BUDGET_HANDOFF,
    AGENT_JOINED,
    AGENT_LEFT,
    /** No agent came in time. */
    NO_AGENT,
    /** The agent has ended the conversation. */
    CONVERSATION_ENDED
}
