package telecom.assistant.channel.voice.delivery;

import telecom.assistant.channel.event.OutboundEvent.TransferRequested;

/** The outside platform's end of a call. What is sent on it goes out in order; no method blocks. */
public interface VoiceLine {

    /**
     * Speaks.
     *
     * @param words what to add to the utterance being spoken; empty when only its end is to be marked
     * @param last whether the utterance ends here
     * @param language BCP 47
     */
    void say(String words, boolean last, String language);

    /** Hands the call back to the platform, which connects it to an agent. */
    void handBack(TransferRequested transfer);

    /** Closes the connection. */
    void drop();
}
