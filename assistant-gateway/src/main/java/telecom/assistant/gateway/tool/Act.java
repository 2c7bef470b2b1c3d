package telecom.assistant.gateway.tool;

/** What a tool can have done or seen, as far as a reply may claim it. */
public enum Act {
    /** A text message was sent. */
    TEXT,
    /** A trouble ticket was opened, or is known to be open. */
    TICKET,
    /** An agent was called. */
    TRANSFER,
    /** Anything else was changed. */
    CHANGE,
    /** Something was looked up, and its state is known. */
    LOOK_UP
}
