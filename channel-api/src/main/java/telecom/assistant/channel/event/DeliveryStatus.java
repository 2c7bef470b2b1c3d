package telecom.assistant.channel.event;

/** The delivery status of a reply. */
public enum DeliveryStatus {
    ACCEPTED,
    DELIVERED,
    FAILED
}
