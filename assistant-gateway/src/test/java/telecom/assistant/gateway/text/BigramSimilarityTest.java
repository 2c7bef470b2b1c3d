package telecom.assistant.gateway.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BigramSimilarityTest {

    /** Computed by hand: twice the number of common pairs, divided by the number of all pairs. */
    @ParameterizedTest
    @CsvSource({
        "night, nacht, 0.25",
        "요금제 안내, 요금제 변경, 0.6",
        "aaaa, aa, 0.5",
        "Plan A, plan  a, 1",
        "네, 네, 1",
        "네, 아니요, 0",
        "요금, 데이터, 0"
    })
    void isTheShareOfCommonPairsOfCharacters(String one, String other, double expected) {
        assertThat(BigramSimilarity.between(one, other)).isEqualTo(expected, within(1e-9));
        assertThat(BigramSimilarity.between(other, one)).isEqualTo(expected, within(1e-9));
    }

    @Test
    void ignoresHowASyllableIsEncoded() {
        assertThat(BigramSimilarity.between("\u1112\u1161\u11ab\u1100\u1173\u11af", "한글"))
                .isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource({
        "Why is my bill so high?, why is my bill so high",
        "why's my bill so high, Why is my bill so high??",
        "데이터가 안 터져요, 데이터가 안터져요!!",
        "데이터가 자꾸 안 터져요, 아니 데이터가 자꾸 안 터져요",
    })
    void recognisesWhatIsSaidAgain(String before, String now) {
        assertThat(BigramSimilarity.isRepetition(before, now)).isTrue();
        assertThat(BigramSimilarity.isRepetition(now, before)).isTrue();
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
    void doesNotMistakeAnotherQuestionForARepetition(String before, String now) {
        assertThat(BigramSimilarity.isRepetition(before, now)).isFalse();
    }

    @Test
    void staysQuickHoweverMuchIsSaid() {
        assertThat(BigramSimilarity.isRepetition("가나다라".repeat(1_000_000), "가나다라".repeat(1_000_000)))
                .isTrue();
    }
}
