package telecom.assistant.gateway.knowledge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import telecom.assistant.gateway.knowledge.QuestionReport.Evidence;
import telecom.assistant.store.knowledge.QuestionGap;
import telecom.assistant.store.knowledge.Verdict;

class QuestionReportTest {

    private static final Instant NOW = Instant.parse("2026-11-30T03:00:00Z");

    @Test
    void putsTheTopicFirstThatIsAskedAboutMost() {
        QuestionReport report = QuestionReport.of(
                List.of(gap("device", 2), gap("roaming", 3), gap("device", 5)), List.of(), question -> "other");

        assertThat(report.topics())
                .extracting(QuestionReport.Topic::topic, QuestionReport.Topic::asked)
                .containsExactly(tuple("device", 7L), tuple("roaming", 3L));
        assertThat(report.topics().get(0).questions()).hasSize(2);
    }

    @Test
    void addsWhatSubscribersAndAgentsThoughtOfAnswersOnTheTopic() {
        QuestionReport report = QuestionReport.of(
                List.of(),
                List.of(
                        new Verdict("ko", "로밍 되나요?", "김하늘", "HELPFUL", 0),
                        new Verdict("ko", "로밍 안 돼요", "김하늘", "NOT_HELPFUL", 0),
                        new Verdict("ko", "로밍 얼마?", "김하늘", "EDITED", 0.5),
                        new Verdict("ko", "로밍 얼마?", "김하늘", "EDITED", 0.1),
                        new Verdict("ko", "로밍 얼마?", "김하늘", "REJECTED", 0),
                        new Verdict("ko", "로밍 얼마?", "김하늘", "ACCEPTED", 0)),
                question -> "roaming");

        assertThat(report.topics()).singleElement().satisfies(topic -> {
            assertThat(topic.evidence()).isEqualTo(new Evidence(1, 1, 1, 2, 1, 0.3));
            assertThat(topic.criticised()).extracting(Verdict::outcome).containsExactly("NOT_HELPFUL", "REJECTED");
        });
    }

    @Test
    void showsNeitherTheNameNorTheNumberOfWhoAsked() throws Exception {
        Verdict verdict = new Verdict("ko", "김하늘인데 010-1234-5678 로밍 되나요?", "김하늘", "REJECTED", 0);

        String shown = new ObjectMapper()
                .writeValueAsString(QuestionReport.of(List.of(), List.of(verdict), question -> "roaming"));

        assertThat(shown).contains("로밍 되나요?").doesNotContain("하늘", "1234-5678", "\"name\"");
    }

    private static QuestionGap gap(String topic, long asked) {
        return new QuestionGap(UUID.randomUUID(), "ko", "NO_ARTICLE", topic + asked, topic, "질문", asked, NOW, NOW);
    }
}
