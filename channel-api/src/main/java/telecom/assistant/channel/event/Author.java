package telecom.assistant.channel.event;

/**
 * The author of a reply.
 *
 * @param name the agent's name; null unless an agent speaks
 */
public record Author(Role role, String name) {

    public static final Author ASSISTANT = new Author(Role.ASSISTANT, null);
    public static final Author SYSTEM = new Author(Role.SYSTEM, null);

    public static Author of(Agent agent) {
        return new Author(Role.AGENT, agent.name());
    }
}
