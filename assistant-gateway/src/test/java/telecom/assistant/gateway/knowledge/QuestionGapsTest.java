package telecom.assistant.gateway.knowledge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import telecom.assistant.gateway.FakeTimers;
import telecom.assistant.gateway.Settings;
import telecom.assistant.gateway.knowledge.Article.Audience;
import telecom.assistant.gateway.knowledge.QuestionGaps.Reason;
import telecom.assistant.store.knowledge.QuestionGap;
import telecom.assistant.store.knowledge.RecordedGaps;

class QuestionGapsTest {

    private final RecordedGaps store = new RecordedGaps();
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final FakeTimers timers = new FakeTimers();

    @Test
    void countsEqualQuestionsWhateverTheirParticlesAndEndings() {
        QuestionGaps gaps = gaps(Map.of());
        add(gaps, "위성 전화는 되나요?");
        add(gaps, "위성 전화 되나요");
        flush(gaps);

        assertThat(store.written).singleElement().satisfies(gap -> {
            assertThat(gap.asked()).isEqualTo(2);
            assertThat(gap.example()).isEqualTo("위성 전화는 되나요?");
            assertThat(gap.topic()).isEqualTo("other");
        });
    }

    @Test
    void removesPersonalDataAndTheSubscribersName() {
        QuestionGaps gaps = gaps(Map.of());
        gaps.add("김하늘인데 010-1234-5678로 위성 전화 되나요?", "ko", Reason.NO_ARTICLE, List.of("김하늘"));
        flush(gaps);

        assertThat(store.written).singleElement().satisfies(gap -> assertThat(gap.example() + gap.form())
                .contains("위성")
                .doesNotContain("하늘", "1234-5678", "010-1234"));
    }

    @Test
    void namesTheAreaOfTheNearestArticle() {
        QuestionGaps gaps = gaps(Map.of());
        add(gaps, "로밍 중에 와이파이 도시락도 빌려주나요?");
        flush(gaps);

        assertThat(store.written).extracting(QuestionGap::topic).containsExactly("roaming");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "네",
                "예",
                "아니요.",
                "네, 감사합니다",
                "네네 알겠습니다~",
                "여보세요? 안녕하세요",
                "안녕히 계세요",
                "정말 고마워요",
                "됐어요",
                "괜찮습니다",
                "수고하세요!",
                "수고 많으셨습니다",
                "잠시만 기다려 주세요",
                "감사합니다!",
                "OK",
                "Hi there!",
                "thank you",
                "Thank you so much.",
                "No, thanks",
                "yes please",
                "Good morning",
                "ㅋㅋㅋ"
            })
    void countsNoCourtesies(String said) {
        QuestionGaps gaps = gaps(Map.of());
        add(gaps, said);
        flush(gaps);

        assertThat(store.written).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "네트워크 안돼요",
                "네이버페이 되나요?",
                "예약 취소 방법",
                "예비 유심 있나요?",
                "응급 전화 되나요?",
                "안녕하세요 위성 전화 되나요?",
                "괜찮은 요금제 있나요?",
                "아니 위성 전화요",
                "no signal",
                "No internet?",
                "Norway roaming?",
                "high bill",
                "history of calls",
                "okay but my SIM"
            })
    void countsQuestionsThatBeginLikeACourtesy(String said) {
        QuestionGaps gaps = gaps(Map.of());
        add(gaps, said);
        flush(gaps);

        assertThat(store.written).extracting(QuestionGap::example).containsExactly(said);
    }

    @Test
    void writesAgainWhatTheDatabaseDidNotTake() {
        QuestionGaps gaps = gaps(Map.of());
        add(gaps, "위성 전화는 되나요?");
        store.setDown(true);
        gaps.flush().onFailure().recoverWithNull().await().atMost(Duration.ofSeconds(5));
        add(gaps, "위성 전화는 되나요?");
        store.setDown(false);
        flush(gaps);

        assertThat(store.written).extracting(QuestionGap::asked).containsExactly(2L);
    }

    @Test
    void dropsWhatIsMoreThanMayWait() {
        QuestionGaps gaps = gaps(Map.of("assistant.questions.waiting", "1"));
        add(gaps, "위성 전화는 되나요?");
        add(gaps, "드론 보험 있나요?");
        add(gaps, "위성 전화는 되나요?");
        flush(gaps);

        assertThat(store.written).extracting(QuestionGap::asked).containsExactly(2L);
        assertThat(meters.counter("assistant.questions.dropped").count()).isEqualTo(1);
    }

    @Test
    void writesWhatStillWaitsWhenTheNodeStops() {
        QuestionGaps gaps = gaps(Map.of());
        add(gaps, "위성 전화는 되나요?");
        gaps.stop(new ShutdownEvent());

        assertThat(store.written).extracting(QuestionGap::example).containsExactly("위성 전화는 되나요?");
    }

    @Test
    void stopsEvenIfTheDatabaseIsDown() {
        QuestionGaps gaps = gaps(Map.of());
        add(gaps, "위성 전화는 되나요?");
        store.setDown(true);

        assertThatCode(() -> gaps.stop(new ShutdownEvent())).doesNotThrowAnyException();
    }

    @Test
    void keepsNothingIfItIsOff() {
        QuestionGaps gaps = gaps(Map.of("assistant.questions.enabled", "false"));
        add(gaps, "위성 전화는 되나요?");
        flush(gaps);

        assertThat(store.written).isEmpty();
    }

    private static void add(QuestionGaps gaps, String question) {
        gaps.add(question, "ko", Reason.NO_ARTICLE, List.of());
    }

    private static void flush(QuestionGaps gaps) {
        gaps.flush().await().atMost(Duration.ofSeconds(5));
    }

    private QuestionGaps gaps(Map<String, String> settings) {
        Article roaming =
                new Article("pass", "ko", "바로 로밍 요금", Audience.SUBSCRIBERS, "roaming", "로밍은 하루 9,900원이에요.", null, null);
        KnowledgeBase base =
                KnowledgeBase.of(List.of(roaming), Settings.mapping(KnowledgeConfig.class, Map.of()), timers, meters);
        return new QuestionGaps(base, store, Settings.mapping(GapConfig.class, settings), null, timers, meters);
    }
}
