package telecom.assistant.gateway.signal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import telecom.assistant.gateway.Settings;

class WordSignalsTest {

    private final WordSignals signals = Settings.signals(Map.of());

    @ParameterizedTest
    @ValueSource(
            strings = {
                "상담원",
                "상담원이요",
                "그냥 상담원연결해줘",
                "상담사랑 통화할게요",
                "Agent",
                "I want an AGENT, please",
                "agents?",
                "agent로 연결해줘",
                "a human being",
                "상담원 연결"
            })
    void recognisesARequestForAnAgent(String said) {
        assertThat(signals.asksForAgent(said)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "요금 알려줘",
                "reagent",
                "agenda",
                "humanity",
                "상담 시간이 언제예요?",
                "상담원 필요 없어요",
                "I don't need an agent"
            })
    void doesNotTreatOtherTextsAsARequestForAnAgent(String said) {
        assertThat(signals.asksForAgent(said)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"상담원", "상담원!", " 상담사요.", "Agent", "agent please", "0", "Representative."})
    void recognisesAMessageThatOnlyCallsForAnAgent(String said) {
        assertThat(signals.isCallForAgent(said)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "상담원 연결 시간이 언제예요?", "10", "00", "agent fee", "0 GB 남았어요", "상담원 필요 없어요"})
    void leavesOtherMessagesToTheModel(String said) {
        assertThat(signals.isCallForAgent(said)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "아니 됐어요, 상담원 필요 없어요",
                "상담원 연결 취소해 주세요",
                "상담원 말고 AI랑 할래요",
                "됐어요",
                "아니에요 괜찮아요",
                "취소할게요",
                "그만 기다릴래요",
                "I don’t need an agent anymore",
                "Never mind",
                "no thanks, never mind",
                "cancel that please"
            })
    void recognisesThatASubscriberDeclinesAnAgent(String said) {
        assertThat(signals.declinesAgent(said)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "네", "여보세요? 아무도 없나요?", "요금제 취소하고 싶어요", "cancel my roaming plan", "상담원 언제 와요?", "아니요", "no"})
    void doesNotTreatOtherTextsAsDecliningAnAgent(String said) {
        assertThat(signals.declinesAgent(said)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"네", "네.", "네, 네", "네네", "음…", "uh-huh", "Mm-hmm", "yeah yeah", "OK", "I see", "", " … ", "아 네"})
    void recognisesBackchannels(String said) {
        assertThat(signals.isBackchannel(said)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"네 해지해 주세요", "아니요", "잠깐만요", "yes cancel it", "no", "어디예요", "예약", "okra", "1"})
    void doesNotTreatOtherTextsAsABackchannel(String said) {
        assertThat(signals.isBackchannel(said)).isFalse();
    }

    @Test
    void namesAWordThatWorks() {
        WordSignals own = Settings.signals(Map.of("agent", "operator,직원"));

        assertThat(own.agentWord("ko")).isEqualTo("직원");
        assertThat(own.agentWord("en")).isEqualTo("operator");
        assertThat(own.isCallForAgent(own.agentWord("ko"))).isTrue();
        assertThat(own.asksForAgent("상담원")).isFalse();
    }
}
