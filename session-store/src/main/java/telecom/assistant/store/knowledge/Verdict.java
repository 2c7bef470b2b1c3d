package telecom.assistant.store.knowledge;

/**
 * What somebody thought of an answer to a question.
 *
 * @param outcome {@code HELPFUL} or {@code NOT_HELPFUL} by a subscriber, or what an agent did with a suggestion
 * @param changed the share of the suggestion's characters that the agent changed, from 0; 0 for any other outcome
 */
public record Verdict(String language, String question, String outcome, double changed) {}
