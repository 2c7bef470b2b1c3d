package telecom.assistant.gateway.incident;

/** Whether a message is about an outage. */
enum MessageTopic {
    /** It asks about an outage and nothing else. */
    OUTAGE,
    /** It asks about an outage and about something else. */
    OUTAGE_AND_MORE,
    /** It does not ask about an outage. */
    OTHER
}
