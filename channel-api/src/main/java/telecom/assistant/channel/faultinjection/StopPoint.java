package telecom.assistant.channel.faultinjection;

import java.util.Locale;

/**
 * A place between two steps whose order matters, where a process can be made to stop or die. Faults at random instants
 * practically never hit it.
 */
public enum StopPoint {
    /** The model has answered; the reply is neither stored nor published yet. */
    REPLY_ENDED,
    /** A whole reply is stored, but not published yet. */
    REPLY_STORED,
    /** A whole reply is on Kafka; the offset of the event that it answers is not settled yet. */
    REPLY_SENT,
    /** The cut of a reply is stored, but its cancellation is not published yet. */
    CUT_STORED,
    /** The cancellation of a reply is on Kafka. */
    CANCEL_SENT,
    /** The first piece of a reply is on Kafka; its turn may not be stored yet. */
    FIRST_PIECE_SENT,
    /** Like {@link #FIRST_PIECE_SENT}, in the turn after one whose reply was cut. */
    PIECE_AFTER_CUT_SENT;

    /** The name used on command lines and in the file system, such as {@code cut-stored}. */
    public String title() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
