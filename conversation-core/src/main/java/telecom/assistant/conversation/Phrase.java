package telecom.assistant.conversation;

/** A text that the system itself says. A deployment may change the wording; the model writes none of it. */
public enum Phrase {
    /** Discloses that an AI answers. */
    DISCLOSURE,
    GREETING,
    /** Prompts a caller who has said nothing for a while. */
    SILENCE,
    /** Describes pressed keys in the transcript. */
    DIGITS,
    /** Others are ahead of the subscriber. */
    WAITING,
    /** Too many others are ahead of the subscriber. */
    BUSY,
    /** Something is being looked up. */
    LOOKING_UP,
    /** Replaces a sentence in which the model falsely claims that something was done. */
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
    /**
     * To the agent: the subscriber asked for an agent, either in a message that needs no model or while no model
     * answered.
     */
    AGENT_WANTED,
    /** Tells a subscriber who is waiting for an agent that their place is kept, and how to give it up. */
    ON_HOLD,
    /** Ends an answer to a subscriber who is waiting for an agent: their place is kept. */
    PLACE_KEPT,
    /** To the agent: the subscriber hung up while waiting, and has not come back. */
    PLACE_GIVEN_UP,
    /** The subscriber no longer wants the agent for whom they were waiting. */
    AGENT_DECLINED,
    /** The subscriber's budget for the day is spent. */
    BUDGET_SPENT,
    /** To the agent: the subscriber's budget for the day is spent, and the subscriber asks for an agent. */
    BUDGET_HANDOFF,
    AGENT_JOINED,
    /** An agent has the conversation on a channel with stronger assurance, and answers only there. */
    AGENT_ELSEWHERE,
    AGENT_LEFT,
    /** No agent came in time. */
    NO_AGENT,
    /** The agent has ended the conversation. */
    CONVERSATION_ENDED,
    /** To the agent: the subscriber has ended the chat. */
    SUBSCRIBER_LEFT
}
