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
    /** Instead of a claim of the model that something was done: it was not. */
    NOT_DONE,
    /** To somebody in danger: the number of the police. */
    EMERGENCY_POLICE,
    /** To somebody in danger: the number of the fire service, which also sends ambulances. */
    EMERGENCY_RESCUE,
    /** To somebody who does not want to live: the number of the suicide prevention service. */
    EMERGENCY_LIFELINE,
    /** No model answered, or its answer broke off. */
    APOLOGY,
    /** An agent will take over. */
    TRANSFER,
    /** To the agent: the subscriber asked for one in a word that needs no model, or while no model answered. */
    AGENT_WANTED,
    /** The subscriber is waiting for an agent; the place is kept, and how to give it up. */
    ON_HOLD,
    /** Ends an answer of the assistant to somebody who is waiting for an agent: the place is kept. */
    PLACE_KEPT,
    /** To the agent: the subscriber hung up while waiting, and has not come back. */
    PLACE_GIVEN_UP,
    /** The subscriber no longer wants the agent for whom they were waiting. */
    AGENT_DECLINED,
    /** The subscriber's budget for the day is spent. */
    BUDGET_SPENT,
    /** To the agent: the budget for the day is spent, and the subscriber asks for an agent. */
    BUDGET_HANDOFF,
    AGENT_JOINED,
    /** An agent attends on a channel with a stronger assurance, and answers only there. */
    AGENT_ELSEWHERE,
    AGENT_LEFT,
    /** No agent came in time. */
    NO_AGENT,
    /** The agent has ended the conversation. */
    CONVERSATION_ENDED,
    /** To the agent: the subscriber has ended the chat. */
    SUBSCRIBER_LEFT
}
