package telecom.assistant.local.bss;

/** The ways in which a BSS fails. */
public enum BssFault {
    /** The connection closes before the first byte of the answer. */
    RESET,
    /** No answer comes, and the connection stays open. */
    HANG,
    /** Status 503. */
    UNAVAILABLE,
    /** Status 401. */
    UNAUTHORIZED,
    /** An HTML page with status 200, instead of JSON. */
    HTML
}
