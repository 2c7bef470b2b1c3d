package telecom.assistant.gateway.guard;

import java.util.Locale;

/** The kinds of content that are removed from a reply. */
public enum Removed {
    /** Control characters, escape sequences, and characters that only change how others are shown. */
    CONTROL_CHARACTER,
    /** A control token of a chat template; the reply ends before it. */
    SPECIAL_TOKEN,
    /** The model's thoughts. */
    THOUGHT,
    /** A tool call, or the imitation of a tool's result. */
    TOOL_CALL,
    /** A note on the conversation, which only the prompt may contain. */
    NOTE,
    /** HTML. */
    HTML,
    /** Markdown markup. */
    MARKDOWN,
    /** A link to a host that is not the operator's. */
    LINK,
    /** An amount, a date or a percentage that the prompt does not contain. */
    FIGURE,
    /** A sentence that claims an act that no tool has carried out, and everything after it. */
    CLAIM,
    /** An answer in a language other than the subscriber's. */
    LANGUAGE,
    /** The same words over and over; the reply ends. */
    REPETITION,
    /** Text beyond the longest reply of the channel; the reply ends. */
    LENGTH;

    /** The label under which removals of this kind are counted. */
    String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
