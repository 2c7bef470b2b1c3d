package telecom.assistant.conversation;

/** Makes text from subscribers, agents, platforms and models storable. */
final class StorableText {

    private StorableText() {}

    /** The text without NUL, which PostgreSQL's text cannot hold; null for null. */
    static String of(String text) {
        return text == null ? null : text.replace("\0", "");
    }
}
