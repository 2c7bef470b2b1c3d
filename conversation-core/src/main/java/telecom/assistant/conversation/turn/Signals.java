package telecom.assistant.conversation.turn;

/**
 * Recognises certain intents of a message without a model, by words that a deployment chooses. A message is the text
 * that the subscriber said or typed, or the keys pressed.
 */
public interface Signals {

    /** Whether the message asks for a human agent and for nothing else, by a single word or key. */
    boolean isCallForAgent(String message);

    /**
     * Whether the message asks for a human agent, perhaps among other things. A message that declines an agent does not
     * ask for one.
     */
    boolean asksForAgent(String message);

    /** Whether the message says that the subscriber no longer wants an agent. */
    boolean declinesAgent(String message);

    /** Whether the message mentions an agent at all. */
    boolean namesAgent(String message);

    /**
     * Whether the message only shows that the subscriber is listening, such as "uh-huh", or has no words at all. If
     * said over a reply, it neither ends the reply nor counts as consent.
     */
    boolean isBackchannel(String message);
}
