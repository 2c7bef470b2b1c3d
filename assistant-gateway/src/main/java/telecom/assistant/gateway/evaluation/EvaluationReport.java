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
 * An evaluation as it is told, whole or in the middle. It holds what was said.
 *
 * @param prompts what candidates were told instead of the deployment's own prompts, by name and channel
 * @param similarityMeasure what the similarities in it are
 * @param currency what costs are in
 * @param from the number of the first turn in {@code turns}, counted from 0; those before it were not asked for
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
     * Where an evaluation stands.
     *
     * @param state {@code running}, {@code done}, {@code cancelled} or {@code failed}
     * @param reason why it failed: {@code time} (see {@code assistant.evaluation.longest}) or {@code store}; else null
     * @param candidates their names, in the order of the answers of a turn
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
     * How far it is.
     *
     * @param conversations how many there are to replay; null until the store has said it
     * @param missing ids that were asked for and are not in the store
     */
    record Progress(Integer conversations, int replayed, List<UUID> missing, int turns) {}

    /** @param from leaves out the turns before it, which whoever watches has already */
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
