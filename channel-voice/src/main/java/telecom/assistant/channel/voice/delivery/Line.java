package telecom.assistant.channel.voice.delivery;

import telecom.assistant.channel.event.OutboundEvent.TransferRequested;

/** The outside platform's end of a call. What is put on it goes out in order, without waiting. */
public interface Line {

    /**
     * Speaks.
     *
     * @param words what to add to the utterance being spoken; empty to end it only
     * @param last whether the utterance ends here
     * @param language BCP 47
     */
    void say(String words, boolean last, String language);

    /** Gives the call back to the platform, to be connected to a person. */
    void handBack(TransferRequested transfer);

    /** Closes the connection. */
    void drop();
}
