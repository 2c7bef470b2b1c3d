package telecom.assistant.channel.event;

/** A customer-service agent. The name is what the subscriber sees. */
public record Agent(String id, String name) {}
