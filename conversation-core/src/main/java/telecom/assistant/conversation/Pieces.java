package telecom.assistant.conversation;

/** How a streamed reply is divided into pieces on its way to a channel. */
public enum Pieces {
    /** At a steady rate, as the text comes from the model. */
    STEADY,
    /** After each clause, so that a voice never stops within a word. */
    CLAUSES,
    /** Not at all: the reply is delivered in one piece. */
    NONE
}
