package telecom.assistant.gateway.incident;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import telecom.assistant.gateway.incident.Incidents.Preview;

class IncidentPreviewTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "강남인데 전화가 안 걸려요; ANSWERED",
                "No signal here; ANSWERED",
                "부산인데 데이터가 안 터져요; ELSEWHERE",
                "인터넷이 안 돼요. 그리고 요금 얼마예요?; MODEL_TOLD",
                "이번 달 요금 얼마예요?; UNRELATED"
            })
    void showsWhatWouldBecomeOfAMessage(String message, Preview expected) {
        assertThat(Incidents.preview(List.of("강남", "Gangnam"), message)).isEqualTo(expected);
    }
}
