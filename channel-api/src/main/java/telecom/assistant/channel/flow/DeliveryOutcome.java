package telecom.assistant.channel.flow;

/** What became of an outbound event. */
public enum DeliveryOutcome {
    /** It was handed to the subscriber's side, or has taken effect there. */
    DELIVERED,
    /** It was handed over, but no answer came, and repeating it could deliver it twice. */
    IN_DOUBT,
    /** It had already been delivered. */
    DUPLICATE,
    /** A later turn, another engine or the end of the conversation has overtaken it. */
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
    /** It could not be delivered. */
    FAILED,
    /** The record is not an outbound event that this version can read. */
    UNDECODABLE
}
