package telecom.assistant.channel.event;

/** What became of a reply after it left us. */
public enum DeliveryStatus {
    ACCEPTED,
    DELIVERED,
    FAILED
}
