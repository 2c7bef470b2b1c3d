package telecom.assistant.channel.voice.delivery;

import telecom.assistant.channel.event.OutboundEvent.TransferRequested;

/** The outside platform's end of a call. What is sent on it goes out in order; no method blocks. */
public interface VoiceLine {

    /**
     * Notes the language (BCP 47) in which the platform listens and speaks when the call is connected. Lines whose
     * platform needs no notice of another language ignore it.
     */
    default void begin(String language) {}

    /**
     * Speaks.
     *
     * @param words what to add to the utterance being spoken; empty when only its end is to be marked
     * @param last whether the utterance ends here
     * @param language BCP 47
     */
    void say(String words, boolean last, String language);

    /**
     * Speaks a whole utterance to its end, whatever the caller says meanwhile.
     *
     * @param language BCP 47
     */
    void announce(String words, String language);

    /** Noise interrupts us again and again: from now on only clear speech is to. Platforms that cannot ignore it. */
    default void expectNoise() {}

    /** Whether the platform connects the call again by itself if the connection is lost, to whatever node. */
    default boolean reconnects() {
        return true;
    }

    /** Hands the call back to the platform, which connects it to an agent. */
    void handBack(TransferRequested transfer);

    /** Ends the call once everything that was sent has been spoken. */
    void hangUp();

    /** Closes the connection. */
    void drop();

    /** Closes the connection because this node shuts down; the platform may connect the call to another one. */
    void leave();
}
