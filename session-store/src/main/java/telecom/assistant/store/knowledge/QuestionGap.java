package telecom.assistant.store.knowledge;

import java.time.Instant;
import java.util.UUID;

/**
 * A question that nothing answered, with all questions that are equal to it.
 *
 * @param id null before it is stored
 * @param reason {@code NO_ARTICLE} or {@code FIGURE_WITHHELD}
 * @param form what equal questions have in common
 * @param topic what it is about, as articles name their areas
 * @param example one wording, without personal data
 * @param asked how often
 */
public record QuestionGap(
        UUID id,
        String language,
        String reason,
        String form,
        String topic,
        String example,
        long asked,
        Instant firstAt,
        Instant lastAt) {

    /** The same, asked as often as both, with the wording of this one. */
    public QuestionGap and(QuestionGap more) {
        return new QuestionGap(
                id,
                language,
                reason,
                form,
                more.topic(),
                example,
                asked + more.asked(),
                firstAt.isBefore(more.firstAt()) ? firstAt : more.firstAt(),
                lastAt.isAfter(more.lastAt()) ? lastAt : more.lastAt());
    }
}
