package telecom.assistant.gateway.knowledge;

import java.time.LocalDate;
import telecom.assistant.store.knowledge.StoredArticle;

/**
 * A piece of information from the operator for its subscribers, or only for its agents.
 *
 * @param id identifies the article; the same in every language
 * @param area the subject, such as {@code roaming}
 * @param validFrom the first day on which it is valid; null if it has no start
 * @param validUntil the last day on which it is valid; null if it has no known end
 */
public record Article(
        String id,
        String language,
        String title,
        Audience audience,
        String area,
        String body,
        LocalDate validFrom,
        LocalDate validUntil) {

    /** Who may get the information in an article. */
    public enum Audience {
        SUBSCRIBERS,
        AGENTS
    }

    static Article of(StoredArticle stored) {
        return new Article(
                stored.id(),
                stored.language(),
                stored.title(),
                Audience.valueOf(stored.audience()),
                stored.area(),
                stored.body(),
                stored.validFrom(),
                stored.validUntil());
    }

    /** The article in the form in which it is stored. */
    public StoredArticle stored() {
        return new StoredArticle(id, language, title, audience.name(), area, body, validFrom, validUntil);
    }

    /** Whether the article is valid on that day. */
    boolean isValidOn(LocalDate day) {
        return (validFrom == null || !day.isBefore(validFrom)) && (validUntil == null || !day.isAfter(validUntil));
    }

    /** Whether this reader may get the article. Agents may get every article. */
    boolean isFor(Audience reader) {
        return reader == Audience.AGENTS || audience == Audience.SUBSCRIBERS;
    }
}
