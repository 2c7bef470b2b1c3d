package telecom.assistant.gateway.classification;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LikenessTest {

    @ParameterizedTest
    @CsvSource({
        "Why is my bill so high?, why is my bill so high",
        "why's my bill so high, Why is my bill so high??",
        "데이터가 안 터져요, 데이터가 안터져요!!",
        "데이터가 자꾸 안 터져요, 아니 데이터가 자꾸 안 터져요",
    })
    void knowsWhatIsSaidAgain(String before, String now) {
        assertThat(Likeness.isRepetition(before, now)).isTrue();
        assertThat(Likeness.isRepetition(now, before)).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "네, 네",
        "상담원, 상담원",
        "9월 요금을 알려 주세요, 10월 요금을 알려 주세요",
        "(전화기에서 1번을 눌렀습니다), (전화기에서 2번을 눌렀습니다)",
        "이번 달 요금이 얼마예요, 로밍 요금이 얼마예요",
        "'', ''",
    })
    void doesNotTakeAnotherQuestionForARepetition(String before, String now) {
        assertThat(Likeness.isRepetition(before, now)).isFalse();
    }

    @Test
    void staysQuickHoweverMuchIsSaid() {
        assertThat(Likeness.isRepetition("가나다라".repeat(1_000_000), "가나다라".repeat(1_000_000)))
                .isTrue();
    }
}
