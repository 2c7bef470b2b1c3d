package telecom.assistant.gateway.evaluation;

import java.math.BigDecimal;
import java.util.List;
import telecom.assistant.gateway.text.BigramSimilarity;
import telecom.assistant.model.Usage;

/**
 * What a candidate would have answered. Whatever is unknown is null.
 *
 * @param toolCalls the tool calls that the candidate asked for; none was carried out
 * @param finish why the answer ended, as {@code FinishReason}; null if it failed
 * @param tier the tier that answered
 * @param firstTokenMillis the time from the request to the first token; null if none came
 * @param totalMillis the time from the request to the end of the answer
 * @param failure why the answer failed: a {@code ModelFailure.Reason}, {@code ANSWER_TIMEOUT} or {@code ERROR}; null if
 *     it did not
 * @param similarity the {@linkplain BigramSimilarity similarity} to the recorded words; null if either text is empty
 * @param sameTools whether the candidate called the tools that the record names; null if the answer failed, or if the
 *     record does not show which tools were called
 * @param otherLanguage whether the candidate answered Korean in English or the other way round
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
