package telecom.assistant.gateway.engine;

/** What becomes of words that arrive before the turn before them has been answered. */
public enum ArrivalPolicy {
    /** They end the answer under way and begin a turn at once: who speaks or types again no longer waits for it. */
    SUPERSEDE,
    /** They wait for their own turn. */
    QUEUE,
    /** They wait, and share one turn with the words that come within the coalescing window. */
    COALESCE
}
