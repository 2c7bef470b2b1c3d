package telecom.assistant.gateway.grounding;

/** Whether there is anything that figures could be taken from. */
public interface KnownFacts {

    /** True once any article is in force. */
    boolean exist();
}
