package telecom.assistant.gateway.incident;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Checks messages of subscribers during an outage. The corpus was written before the matcher. */
class OutageCorpusTest {

    @ParameterizedTest
    @ValueSource(strings = {"open", "held"})
    void recognisesAtLeast95Of100Wordings(String part) throws IOException {
        List<String> asked = messages(part + "\t+\t");

        assertThat(asked).hasSize(100);
        assertThat(asked.stream().filter(message -> OutageQuestion.in(message) == MessageTopic.OUTAGE))
                .hasSizeGreaterThanOrEqualTo(95);
    }

    @ParameterizedTest
    @ValueSource(strings = {"open", "held"})
    void doesNotMistakeOtherMessagesForQuestionsAboutAnOutage(String part) throws IOException {
        List<String> others = messages(part + "\t-\t");

        assertThat(others).hasSize(50).allSatisfy(message -> assertThat(OutageQuestion.in(message))
                .isEqualTo(MessageTopic.OTHER));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "인터넷이 안 돼요. 그리고 이번 달 요금 얼마예요?",
                "전화가 안 걸려요. 요금제도 바꿔 주세요.",
                "The internet is down. Also, how much is my bill?",
                "No signal here, and what is my balance?"
            })
    void recognisesThatThereIsAnotherQuestion(String message) {
        assertThat(OutageQuestion.in(message)).isEqualTo(MessageTopic.OUTAGE_AND_MORE);
    }

    @Test
    void recognisesQuestionsAboutOtherPlaces() {
        assertThat(Places.match(List.of("강남", "Gangnam"), "강남인데 전화가 안 돼요")).isTrue();
        assertThat(Places.match(List.of("강남", "Gangnam"), "전화가 안 돼요")).isTrue();
        assertThat(Places.match(List.of("강남", "Gangnam"), "부산인데 전화가 안 돼요")).isFalse();
        assertThat(Places.match(List.of(), "부산인데 전화가 안 돼요")).isTrue();
    }

    private static List<String> messages(String beginning) throws IOException {
        try (InputStream in = OutageCorpusTest.class.getResourceAsStream("/incident/questions.tsv")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> line.startsWith(beginning))
                    .map(line -> line.substring(beginning.length()))
                    .toList();
        }
    }
}
