package telecom.assistant.channel.flow;

/** What became of an outbound event. */
public enum DeliveryOutcome {
    /** The event was handed to the subscriber's side, or has taken effect there. */
    DELIVERED,
    /** The event was handed over, but no answer came, and a repetition might deliver it twice. */
    IN_DOUBT,
    /** The event had already been delivered. */
    DUPLICATE,
    /** A later turn, another engine or the end of the conversation has overtaken the event. */
    OVERTAKEN,
    /**
     * The channel does not use this kind of event, or skipped a partial reply because the whole one makes it
     * unnecessary.
     */
    SKIPPED,
    /** The subscriber has opted out of this channel. */
    OPTED_OUT,
    /** This node does not have the leg that the event is for. */
    NO_SUCH_LEG,
    /** The event could not be delivered. */
    FAILED,
    /** The record is not an outbound event that this version can read. */
    UNDECODABLE
}
