package telecom.assistant.channel.web.delivery;

/** What became of an event from the engine. */
public enum Delivered {
    /** Stored, and sent to the client if it is there. */
    STORED,
    /** Shown to the client if it is there; not stored. */
    SHOWN,
    /** Stored before: nothing was done. */
    DUPLICATE,
    /** Left out: a later turn, another engine or the end of the conversation has overtaken it. */
    OVERTAKEN,
    /** Left out: too much waits, and the whole reply will follow. */
    SKIPPED,
    /** No such conversation. */
    UNKNOWN
}
