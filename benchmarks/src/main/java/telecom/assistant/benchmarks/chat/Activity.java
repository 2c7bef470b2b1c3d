package telecom.assistant.benchmarks.chat;

/**
 * What came over the stream of a chat, as far as it matters here.
 *
 * @param type {@code message}, {@code typing} or another
 * @param text empty if there is none
 * @param role of its sender: {@code user} or {@code bot}
 * @param stream of which reply it is a part; empty if of none
 * @param notice what the system itself says; empty if it is a reply
 */
public record Activity(String type, String text, String role, String stream, String notice) {

    /** Whether it is a whole message from the other side. */
    public boolean isMessage() {
        return type.equals("message") && !role.equals("user");
    }

    /** Whether it is a part of a reply that grows. */
    public boolean isPart() {
        return type.equals("typing") && !text.isEmpty();
    }
}
