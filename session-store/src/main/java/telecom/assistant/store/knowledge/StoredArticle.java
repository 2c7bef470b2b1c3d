package telecom.assistant.store.knowledge;

import java.time.LocalDate;

/**
 * An article as it is stored. Two articles with the same id and different languages are translations of each other.
 *
 * @param audience who may see its content
 * @param area its subject, such as {@code roaming}
 * @param validFrom the first day on which it is true; null if it always was
 * @param validUntil the last day on which it is true; null if no end is known
 */
public record StoredArticle(
        String id,
        String language,
        String title,
        String audience,
        String area,
        String body,
        LocalDate validFrom,
        LocalDate validUntil) {}
