package telecom.assistant.store.knowledge;

import com.fasterxml.jackson.annotation.JsonIgnore;

/**
 * What somebody thought of an answer to a question.
 *
 * @param question in the subscriber's own words, with all that they say about themselves
 * @param name of the subscriber, to be removed from the question before anybody sees it; empty if none is known
 * @param outcome {@code HELPFUL} or {@code NOT_HELPFUL} by a subscriber, or what an agent did with a suggestion
 * @param changed the share of the suggestion's characters that the agent changed, from 0; 0 for any other outcome
 */
public record Verdict(
        String language, String question, @JsonIgnore String name, String outcome, double changed) {}
