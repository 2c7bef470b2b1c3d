package telecom.assistant.gateway.evaluation;

import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;
import java.util.OptionalDouble;
import java.util.function.Function;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;
import telecom.assistant.model.Usage;

/**
 * The figures of all answers of a candidate taken together. An unknown figure is null.
 *
 * @param tokens the sum of the token usage that the tier reported
 * @param cost the sum over the {@code priced} answers
 * @param sameTools the share of answers that called the tools that the record names
 * @param similarity the mean similarity to the recorded words
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
        List<CandidateAnswer> answered =
                answers.stream().filter(answer -> !answer.failed()).toList();
        List<BigDecimal> costs = known(answers, CandidateAnswer::cost).toList();
        return new CandidateSummary(
                candidate,
                answers.size(),
                answers.size() - answered.size(),
                Times.of(known(answered, CandidateAnswer::firstTokenMillis).toList()),
                Times.of(answered.stream().map(CandidateAnswer::totalMillis).toList()),
                known(answers, CandidateAnswer::tokens).reduce(Usage::plus).orElse(null),
                costs.stream().reduce(BigDecimal::add).orElse(null),
                costs.size(),
                mean(known(answers, CandidateAnswer::sameTools).mapToDouble(same -> same ? 1 : 0)),
                mean(known(answered, CandidateAnswer::similarity).mapToDouble(Double::doubleValue)),
                (int) answers.stream().filter(CandidateAnswer::otherLanguage).count());
    }

    private static <T> Stream<T> known(List<CandidateAnswer> answers, Function<CandidateAnswer, T> figure) {
        return answers.stream().map(figure).filter(Objects::nonNull);
    }

    private static Double mean(DoubleStream figures) {
        OptionalDouble average = figures.average();
        return average.isPresent() ? average.getAsDouble() : null;
    }
}
