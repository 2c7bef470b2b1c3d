package telecom.assistant.gateway.evaluation;

import java.math.BigDecimal;
import java.util.List;
import telecom.assistant.gateway.text.BigramSimilarity;
import telecom.assistant.model.Usage;

/**
 * What a candidate would have answered. Whatever is unknown is null.
 *
 * @param toolCalls the calls that it asked for; none was carried out
 * @param finish why it ended, as {@code FinishReason}; null if it failed
 * @param tier the tier that answered
 * @param firstTokenMillis from the request to the first token; {@code totalMillis} to the end
 * @param failure why it failed, as {@code ModelFailure.Reason}, or {@code ANSWER_TIMEOUT} or {@code ERROR}
 * @param similarity to the recorded words, see {@link BigramSimilarity}; null if either of them is empty
 * @param sameTools whether it called the same tools, by name, as the record shows; null if it failed or an agent
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
