package telecom.assistant.gateway.knowledge;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import telecom.assistant.gateway.redaction.Redaction;
import telecom.assistant.store.knowledge.QuestionGap;
import telecom.assistant.store.knowledge.Verdict;

/**
 * What people ask that nothing answers, by topic, for those who write articles, with what subscribers and agents thought of
 * answers to questions on the topic.
 *
 * @param topics those with the most unanswered questions first
 */
public record QuestionReport(List<Topic> topics) {

    private static final int MOST_CRITICISED = 5;

    /**
     * One topic.
     *
     * @param asked how often something about it was asked and not answered
     * @param criticised questions whose answer a subscriber or an agent found of no use
     */
    public record Topic(
            String topic, long asked, List<QuestionGap> questions, Evidence evidence, List<Verdict> criticised) {}

    /**
     * What was thought of answers.
     *
     * @param changed the mean share of a suggestion that agents changed before they sent it
     */
    public record Evidence(int helpful, int notHelpful, int accepted, int edited, int rejected, double changed) {

        static Evidence of(List<Verdict> verdicts) {
            return new Evidence(
                    count(verdicts, "HELPFUL"),
                    count(verdicts, "NOT_HELPFUL"),
                    count(verdicts, "ACCEPTED"),
                    count(verdicts, "EDITED"),
                    count(verdicts, "REJECTED"),
                    verdicts.stream()
                            .filter(verdict -> verdict.outcome().equals("EDITED"))
                            .mapToDouble(Verdict::changed)
                            .average()
                            .orElse(0));
        }

        private static int count(List<Verdict> verdicts, String outcome) {
            return (int) verdicts.stream()
                    .filter(verdict -> verdict.outcome().equals(outcome))
                    .count();
        }
    }

    /** @param topicOf the topic of a question */
    public static QuestionReport of(List<QuestionGap> gaps, List<Verdict> verdicts, UnaryOperator<String> topicOf) {
        Map<String, List<QuestionGap>> questions = new TreeMap<>();
        gaps.forEach(gap -> questions
                .computeIfAbsent(gap.topic(), first -> new ArrayList<>())
                .add(gap));
        Map<String, List<Verdict>> thought = new TreeMap<>();
        verdicts.forEach(
                verdict -> thought.computeIfAbsent(topicOf.apply(verdict.question()), first -> new ArrayList<>())
                        .add(verdict));
        thought.keySet().forEach(topic -> questions.putIfAbsent(topic, new ArrayList<>()));
        return new QuestionReport(questions.entrySet().stream()
                .map(each -> topic(each.getKey(), each.getValue(), thought.getOrDefault(each.getKey(), List.of())))
                .sorted(Comparator.comparingLong(Topic::asked).reversed())
                .toList());
    }

    private static Topic topic(String name, List<QuestionGap> questions, List<Verdict> verdicts) {
        return new Topic(
                name,
                questions.stream().mapToLong(QuestionGap::asked).sum(),
                questions,
                Evidence.of(verdicts),
                verdicts.stream()
                        .filter(verdict -> verdict.outcome().equals("NOT_HELPFUL")
                                || verdict.outcome().equals("REJECTED"))
                        .limit(MOST_CRITICISED)
                        .map(QuestionReport::masked)
                        .toList());
    }

    private static Verdict masked(Verdict verdict) {
        String question = Redaction.of(List.of(verdict.name())).redact(verdict.question());
        return new Verdict(verdict.language(), question, "", verdict.outcome(), verdict.changed());
    }
}
