package telecom.assistant.conversation;

/** What becomes of words that arrive before the turn before them has been answered. */
public enum ArrivalPolicy {
    /** They end the answer under way and begin a turn at once (barge-in): who speaks again no longer waits for it. */
    SUPERSEDE,
    /** They wait for their own turn. */
    QUEUE,
    /** They wait, and share one turn with the words that come within the gathering window. */
    COALESCE
}
