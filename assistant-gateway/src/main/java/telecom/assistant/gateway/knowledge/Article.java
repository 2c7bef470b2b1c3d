package telecom.assistant.gateway.knowledge;

import java.time.LocalDate;
import telecom.assistant.store.knowledge.StoredArticle;

/**
 * Something that the operator wants its subscribers, or only its agents, to know.
 *
 * @param id the same in every language
 * @param area what it is about, such as {@code roaming}
 * @param validFrom the first day on which it is true; null if it always was
 * @param validUntil the last day on which it is true; null if no end is known
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

    /** Who may be told what an article says. */
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

    /** The form in which it is stored. */
    public StoredArticle stored() {
        return new StoredArticle(id, language, title, audience.name(), area, body, validFrom, validUntil);
    }

    /** Whether it may be used on that day. */
    boolean isValidOn(LocalDate day) {
        return (validFrom == null || !day.isBefore(validFrom)) && (validUntil == null || !day.isAfter(validUntil));
    }

    /** Whether it may be used for a reply to a subscriber, or for an agent, who may see everything. */
    boolean isFor(Audience reader) {
        return reader == Audience.AGENTS || audience == Audience.SUBSCRIBERS;
    }
}
