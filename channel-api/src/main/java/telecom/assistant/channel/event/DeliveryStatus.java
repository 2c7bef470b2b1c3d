package telecom.assistant.channel.event;

/** What became of a reply on its way to the subscriber. */
public enum DeliveryStatus {
    ACCEPTED,
    DELIVERED,
    FAILED
}
