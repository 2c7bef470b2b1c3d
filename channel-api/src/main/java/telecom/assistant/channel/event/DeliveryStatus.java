package telecom.assistant.channel.event;

/** What became of a reply after the channel handed it over to the outside platform. */
public enum DeliveryStatus {
    ACCEPTED,
    DELIVERED,
    FAILED
}
