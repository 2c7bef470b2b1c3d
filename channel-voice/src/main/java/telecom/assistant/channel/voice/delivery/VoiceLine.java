package telecom.assistant.channel.voice.delivery;

import telecom.assistant.channel.event.OutboundEvent.TransferRequested;

/** The outside platform's end of a call. What is put on it goes out in order; no method waits. */
public interface VoiceLine {

    /**
     * Speaks.
     *
     * @param words what to add to the utterance being spoken; empty when there is only its end to mark
     * @param last whether the utterance ends here
     * @param language BCP 47
     */
    void say(String words, boolean last, String language);

    /** Hands the call back to the platform, which connects it to a person. */
    void handBack(TransferRequested transfer);

    /** Closes the connection. */
    void drop();
}
