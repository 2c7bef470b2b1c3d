package telecom.assistant.channel.event;

/** What became of a reply after we handed it over. */
public enum DeliveryStatus {
    ACCEPTED,
    DELIVERED,
    FAILED
}
