package telecom.assistant.gateway.tool;

/** Something that a tool does and that a reply may say was done. */
public enum Act {
    /** A text message was sent. */
    TEXT,
    /** A trouble ticket was opened, or is known to be open. */
    TICKET,
    /** An agent was called. */
    TRANSFER,
    /** Something else was changed. */
    CHANGE,
    /** Something was looked up, and its state is known. */
    LOOK_UP
}
