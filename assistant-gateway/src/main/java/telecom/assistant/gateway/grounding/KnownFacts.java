package telecom.assistant.gateway.grounding;

/** Tells whether there are any facts that figures could come from. */
public interface KnownFacts {

    /** Whether any article is in force. */
    boolean exist();
}
