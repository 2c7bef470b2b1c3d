package telecom.assistant.gateway.tool;

/** An act of a tool that a reply may claim. */
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
