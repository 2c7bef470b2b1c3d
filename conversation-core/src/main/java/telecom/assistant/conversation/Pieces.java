package telecom.assistant.conversation;

/** How a streamed reply is cut into pieces on its way to a channel. */
public enum Pieces {
    /** As a steady flow, as it comes from the model. */
    STEADY,
    /** By the clause, so that a voice never stops within a word. */
    CLAUSES,
    /** Not at all: the reply is delivered as a whole. */
    NONE
}
