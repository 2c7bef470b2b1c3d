package telecom.assistant.gateway.incident;

/** What a message has to do with an outage. */
enum Asked {
    /** It asks about one, and about nothing else. */
    ONLY,
    /** It asks about one, and about something else as well. */
    ALSO,
    /** It is about something else. */
    NOT
}
