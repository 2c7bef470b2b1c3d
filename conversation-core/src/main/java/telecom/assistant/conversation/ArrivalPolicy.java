package telecom.assistant.conversation;

/** Determines what happens to a message that arrives before the previous turn has been answered. */
public enum ArrivalPolicy {
    /**
     * The message ends the answer under way and begins a turn at once, because a subscriber who speaks again no longer
     * wants that answer.
     */
    SUPERSEDE,
    /** The message waits for a turn of its own. */
    QUEUE,
    /** The message waits, and shares one turn with the messages that arrive within the gathering window. */
    COALESCE
}
