package telecom.assistant.gateway.evaluation;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import telecom.assistant.gateway.text.BigramSimilarity;
import telecom.assistant.model.tier.Prices;

/**
 * The report on an evaluation, which may still be running. It contains what was said.
 *
 * @param prompts the prompts that replaced the deployment's own, by name and channel
 * @param similarityMeasure what the similarities in the report measure
 * @param currency the currency of the costs
 * @param from the number of the first turn in {@code turns}, counted from 0; those before it were not requested
 */
record EvaluationReport(
        @JsonUnwrapped Head head,
        Map<String, Map<String, String>> prompts,
        String similarityMeasure,
        String currency,
        List<CandidateSummary> summaries,
        int from,
        List<ReplayedTurn> turns) {

    /**
     * The state of an evaluation.
     *
     * @param state {@code running}, {@code done}, {@code cancelled} or {@code failed}
     * @param reason why the evaluation failed: {@code time} (see {@code assistant.evaluation.longest}) or {@code
     *     store}; otherwise null
     * @param candidates the names of the candidates, in the order in which each turn lists their answers
     */
    record Head(
            UUID id,
            String state,
            String reason,
            Instant startedAt,
            Instant endedAt,
            Progress progress,
            List<String> candidates) {}

    /**
     * How far an evaluation has come.
     *
     * @param conversations how many there are to replay; null until the store has answered
     * @param missing the requested ids that are not in the store
     */
    record Progress(Integer conversations, int replayed, List<UUID> missing, int turns) {}

    /** @param from the first turn to include, counted from 0, for a caller that already has the earlier ones */
    static EvaluationReport of(Evaluation evaluation, int from, Prices prices) {
        Head head = evaluation.head();
        List<ReplayedTurn> all = evaluation.turns();
        return new EvaluationReport(
                head,
                prompts(evaluation.request()),
                BigramSimilarity.MEASURE,
                prices.currency(),
                head.candidates().stream()
                        .map(candidate -> CandidateSummary.of(candidate, answers(all, candidate)))
                        .toList(),
                Math.min(from, all.size()),
                all.subList(Math.min(from, all.size()), all.size()));
    }

    private static List<CandidateAnswer> answers(List<ReplayedTurn> turns, String candidate) {
        return turns.stream()
                .flatMap(turn -> turn.answers().stream())
                .filter(answer -> answer.candidate().equals(candidate))
                .toList();
    }

    private static Map<String, Map<String, String>> prompts(EvaluationRequest request) {
        return request.candidates().stream()
                .map(Candidate::prompt)
                .distinct()
                .collect(Collectors.toMap(PromptSet::name, prompt -> prompt.systems().entrySet().stream()
                        .collect(Collectors.toMap(entry -> entry.getKey().label(), Map.Entry::getValue))));
    }
}
