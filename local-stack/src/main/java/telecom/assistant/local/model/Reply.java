package telecom.assistant.local.model;

/** What the stand-in decided to answer. */
sealed interface Reply {

    /** Words, and the thought that came before them, empty when thinking is off. */
    record Words(String thought, String text) implements Reply {}

    /** A call of one of the offered tools; {@code arguments} is a JSON object as text. */
    record ToolCall(String name, String arguments) implements Reply {}
}
