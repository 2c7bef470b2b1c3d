package telecom.assistant.conversation;

/** What people, platforms and models write, as the database can hold it. */
final class StorableText {

    private StorableText() {}

    /** The text without NUL, which PostgreSQL's text cannot hold; null for null. */
    static String of(String text) {
        return text == null ? null : text.replace("\0", "");
    }
}
