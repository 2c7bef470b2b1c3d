package telecom.assistant.gateway.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SimilarityTest {

    /** By hand: twice the pairs in common over all pairs. */
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
        assertThat(Similarity.between(one, other)).isEqualTo(expected, within(1e-9));
        assertThat(Similarity.between(other, one)).isEqualTo(expected, within(1e-9));
    }

    @Test
    void doesNotMindHowASyllableIsEncoded() {
        assertThat(Similarity.between("\u1112\u1161\u11ab\u1100\u1173\u11af", "한글"))
                .isEqualTo(1);
    }
}
