package telecom.assistant.gateway.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.util.List;
import org.junit.jupiter.api.Test;
import telecom.assistant.channel.event.Role;
import telecom.assistant.channel.event.UtteranceState;
import telecom.assistant.conversation.UtteranceRecord;

class RecordedTurnTest {

    @Test
    void containsOnlyWhatHadBeenHeardUpToThatTurn() {
        RecordedTurn second = turns(new Recording()
                        .asked(1, "요금?")
                        .said(1, Role.ASSISTANT, "이번 달", UtteranceState.INTERRUPTED)
                        .asked(2, "데이터?")
                        .answered(2, "3GB")
                        .asked(3, "고마워요"))
                .get(1);

        assertThat(second.context().said())
                .extracting(UtteranceRecord::text, UtteranceRecord::state)
                .containsExactly(
                        tuple("요금?", UtteranceState.COMPLETE),
                        tuple("이번 달", UtteranceState.INTERRUPTED),
                        tuple("데이터?", UtteranceState.COMPLETE));
        assertThat(second.exchange().recorded().text()).isEqualTo("3GB");
    }

    @Test
    void joinsTheTextsThatShareATurn() {
        RecordedTurn turn =
                turns(new Recording().asked(1, "저기요").asked(1, "요금?")).get(0);

        assertThat(turn.exchange().said()).isEqualTo("저기요\n요금?");
        assertThat(turn.exchange().recorded()).isNull();
    }

    @Test
    void usesTheAgentsFirstMessageIfTheAssistantWasSilent() {
        List<RecordedTurn> turns = turns(new Recording()
                .asked(1, "요금?")
                .said(2, Role.AGENT, "지우입니다", UtteranceState.COMPLETE)
                .said(3, Role.AGENT, "5만 원입니다", UtteranceState.COMPLETE)
                .asked(4, "네"));

        assertThat(turns.get(0).exchange().recorded().text()).isEqualTo("지우입니다");
        assertThat(turns.get(1).exchange().recorded()).isNull();
    }

    @Test
    void usesASummaryOnlyInTurnsAfterThoseThatItCovers() {
        List<RecordedTurn> turns =
                turns(new Recording().asked(1, "하나").asked(2, "둘").asked(3, "셋").summarizedBy("요약", 2));

        assertThat(turns).extracting(turn -> turn.context().summary() != null).containsExactly(false, false, true);
    }

    @Test
    void returnsTheLastTurnsExceptOneThatMayBeIncomplete() {
        Recording recording = new Recording().asked(1, "하나").asked(2, "둘").asked(3, "셋");

        assertThat(RecordedTurn.of(recording.end(), true, 2))
                .extracting(turn -> turn.exchange().turn())
                .containsExactly(2L, 3L);
        assertThat(RecordedTurn.of(recording.end(), false, 10))
                .extracting(turn -> turn.exchange().turn())
                .containsExactly(2L, 3L);
    }

    private static List<RecordedTurn> turns(Recording recording) {
        return RecordedTurn.of(recording.end(), true, 50);
    }
}
