package telecom.assistant.channel.event;

/** What an agent did with a suggestion. */
public enum SuggestionOutcome {
    ACCEPTED,
    EDITED,
    REJECTED,
    IGNORED
}
