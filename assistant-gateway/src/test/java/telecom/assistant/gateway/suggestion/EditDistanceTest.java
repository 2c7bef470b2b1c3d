package telecom.assistant.gateway.suggestion;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EditDistanceTest {

    @ParameterizedTest
    @CsvSource({
        "kitten, sitting, 3",
        "'', abc, 3",
        "abc, '', 3",
        "'', '', 0",
        "요금은 3만 원입니다, 요금은 3만 원이에요, 3",
        "같은 말, 같은 말, 0",
    })
    void countsInsertionsDeletionsAndReplacements(String from, String to, int distance) {
        assertThat(EditDistance.between(from, to)).isEqualTo(distance);
    }

    @Test
    void isTheSameInBothDirections() {
        Random random = new Random(7);
        for (int i = 0; i < 500; i++) {
            String a = text(random);
            String b = text(random);

            assertThat(EditDistance.between(a, b)).as("%s / %s", a, b).isEqualTo(EditDistance.between(b, a));
        }
    }

    @Test
    void isZeroForEqualTextsOnly() {
        Random random = new Random(11);
        for (int i = 0; i < 500; i++) {
            String a = text(random);
            String b = text(random);

            assertThat(EditDistance.between(a, b) == 0).isEqualTo(a.equals(b));
        }
    }

    @Test
    void satisfiesTheTriangleInequality() {
        Random random = new Random(13);
        for (int i = 0; i < 500; i++) {
            String a = text(random);
            String b = text(random);
            String c = text(random);

            assertThat(EditDistance.between(a, c))
                    .isLessThanOrEqualTo(EditDistance.between(a, b) + EditDistance.between(b, c));
        }
    }

    private static String text(Random random) {
        StringBuilder text = new StringBuilder();
        for (int i = random.nextInt(12); i > 0; i--) {
            text.append((char) ('가' + random.nextInt(3)));
        }
        return text.toString();
    }
}
