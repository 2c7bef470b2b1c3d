package telecom.assistant.channel.event;

/** A customer-service agent, under the name that subscribers see. */
public record Agent(String id, String name) {}
