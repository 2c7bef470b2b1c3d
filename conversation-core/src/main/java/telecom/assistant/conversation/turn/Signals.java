package telecom.assistant.conversation.turn;

/**
 * What a message wants, as far as it can be recognised without a model, from words that a deployment chooses. A message
 * is what the subscriber said or typed, or the keys pressed.
 */
public interface Signals {

    /** Whether the message asks for a human agent and for nothing else: a word or a key for it. */
    boolean isCallForAgent(String message);

    /** Whether the message asks for a human agent, perhaps among other things. A message that declines one does not. */
    boolean asksForAgent(String message);

    /** Whether somebody who is waiting for an agent does not want one any more. */
    boolean declinesAgent(String message);

    /** Whether it names an agent at all. */
    boolean namesAgent(String message);

    /**
     * Whether the message only shows that the subscriber is listening, such as "uh-huh", or has no words at all. Said
     * over a reply, it neither ends the reply nor consents to anything.
     */
    boolean isBackchannel(String message);
}
