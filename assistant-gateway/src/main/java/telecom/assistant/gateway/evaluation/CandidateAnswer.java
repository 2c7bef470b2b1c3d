package telecom.assistant.gateway.evaluation;

import java.math.BigDecimal;
import java.util.List;
import telecom.assistant.gateway.text.BigramSimilarity;
import telecom.assistant.model.Usage;

/**
 * What a candidate would have answered. What is unknown is null.
 *
 * @param toolCalls what it asked for; none of it was carried out
 * @param finish why it ended, as {@code FinishReason}; null when it failed
 * @param tier the tier that did answer
 * @param firstTokenMillis from asking to the first token; {@code totalMillis} to the end
 * @param failure why it failed, as {@code ModelFailure.Reason}, or {@code ANSWER_TIMEOUT} or {@code ERROR}
 * @param similarity to the recorded words, see {@link BigramSimilarity}; null when one of them has none
 * @param sameTools whether it asked for the tools, by name, that the record shows; null when it failed or a person
 *     answered
 * @param otherLanguage whether it answered Korean in English or the other way round
 */
record CandidateAnswer(
        String candidate,
        String text,
        List<Call> toolCalls,
        String finish,
        String tier,
        String model,
        Long firstTokenMillis,
        long totalMillis,
        Usage tokens,
        BigDecimal cost,
        String failure,
        Double similarity,
        Boolean sameTools,
        boolean otherLanguage) {

    CandidateAnswer {
        toolCalls = List.copyOf(toolCalls);
    }

    /** @param arguments JSON as the model wrote it */
    record Call(String name, String arguments) {}

    boolean failed() {
        return failure != null;
    }
}
