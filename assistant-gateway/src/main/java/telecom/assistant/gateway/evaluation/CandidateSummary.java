package telecom.assistant.gateway.evaluation;

import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;
import java.util.OptionalDouble;
import telecom.assistant.model.Usage;

/**
 * The answers of a candidate taken together. A figure that nothing is known about is null.
 *
 * @param tokens the sum of what the tier reported
 * @param cost the sum over the {@code priced} answers
 * @param sameTools the share of answers that called the tools that the record shows
 * @param similarity the mean
 * @param otherLanguage the number of answers that are not in the language of the question
 */
record CandidateSummary(
        String candidate,
        int turns,
        int failures,
        Times firstToken,
        Times total,
        Usage tokens,
        BigDecimal cost,
        int priced,
        Double sameTools,
        Double similarity,
        int otherLanguage) {

    /** Percentiles in milliseconds, by the nearest rank, over the answers that did not fail. */
    record Times(Long p50, Long p99) {

        static Times of(List<Long> millis) {
            List<Long> sorted = millis.stream().sorted().toList();
            return new Times(rank(sorted, 0.5), rank(sorted, 0.99));
        }

        private static Long rank(List<Long> sorted, double share) {
            return sorted.isEmpty() ? null : sorted.get((int) Math.ceil(share * sorted.size()) - 1);
        }
    }

    static CandidateSummary of(String candidate, List<CandidateAnswer> answers) {
        List<CandidateAnswer> whole =
                answers.stream().filter(answer -> !answer.failed()).toList();
        List<BigDecimal> costs = answers.stream()
                .map(CandidateAnswer::cost)
                .filter(Objects::nonNull)
                .toList();
        return new CandidateSummary(
                candidate,
                answers.size(),
                answers.size() - whole.size(),
                Times.of(whole.stream()
                        .map(CandidateAnswer::firstTokenMillis)
                        .filter(Objects::nonNull)
                        .toList()),
                Times.of(whole.stream().map(CandidateAnswer::totalMillis).toList()),
                answers.stream()
                        .map(CandidateAnswer::tokens)
                        .filter(Objects::nonNull)
                        .reduce(Usage::plus)
                        .orElse(null),
                costs.stream().reduce(BigDecimal::add).orElse(null),
                costs.size(),
                mean(answers.stream()
                        .map(CandidateAnswer::sameTools)
                        .filter(Objects::nonNull)
                        .mapToDouble(same -> same ? 1 : 0)
                        .average()),
                mean(whole.stream()
                        .map(CandidateAnswer::similarity)
                        .filter(Objects::nonNull)
                        .mapToDouble(Double::doubleValue)
                        .average()),
                (int) answers.stream().filter(CandidateAnswer::otherLanguage).count());
    }

    private static Double mean(OptionalDouble average) {
        return average.isPresent() ? average.getAsDouble() : null;
    }
}
