package telecom.assistant.benchmarks.chat;

/**
 * An activity from a chat's stream, reduced to what the benchmarks need.
 *
 * @param type {@code message}, {@code typing} or another type of activity
 * @param text its text; empty if it has none
 * @param role the role of its sender: {@code user} or {@code bot}
 * @param stream the id of the reply to which the activity belongs; empty if it belongs to none
 * @param notice the kind of notice, if the activity is one; otherwise empty
 */
public record Activity(String type, String text, String role, String stream, String notice) {

    /** Whether this is a complete message from the other side, rather than the empty one that withdraws a reply. */
    public boolean isMessage() {
        return type.equals("message") && !role.equals("user") && !text.isEmpty();
    }

    /** Whether this is a piece of a reply that is still growing. */
    public boolean isPart() {
        return type.equals("typing") && !text.isEmpty();
    }
}
