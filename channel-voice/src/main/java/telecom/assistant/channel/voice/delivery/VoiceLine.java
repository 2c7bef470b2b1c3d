package telecom.assistant.channel.voice.delivery;

import telecom.assistant.channel.event.OutboundEvent.TransferRequested;

/**
 * The line on which the assistant speaks to a caller, as the voice platform provides it. Everything is sent in order;
 * no method blocks.
 */
public interface VoiceLine {

    /**
     * Notes the language (BCP 47) in which the platform listens and speaks when the call is connected. A line that
     * never announces a change of language to its platform does nothing.
     */
    default void begin(String language) {}

    /**
     * Adds text to what is spoken to the caller.
     *
     * @param text the text to add to the current utterance; empty if this call only marks its end
     * @param last whether the utterance ends here
     * @param language the language tag (BCP 47)
     */
    void say(String text, boolean last, String language);

    /**
     * Speaks a whole utterance, which the caller cannot interrupt.
     *
     * @param language the language tag (BCP 47)
     */
    void announce(String text, String language);

    /**
     * Asks the platform to let only clear speech interrupt us from now on, because the line is noisy. Platforms that
     * cannot do this ignore it.
     */
    default void requireClearSpeech() {}

    /** Whether the platform reconnects the call itself, to any node, if the connection is lost. */
    default boolean reconnects() {
        return true;
    }

    /** Hands the call back to the platform, which connects it to an agent. */
    void handBack(TransferRequested transfer);

    /** Ends the call once everything that was sent has been spoken. */
    void hangUp();

    /** Closes the connection. */
    void drop();

    /** Closes the connection because this node is shutting down; the platform may connect the call to another node. */
    void leave();
}
