package telecom.assistant.channel.sms.inbound;

import static org.assertj.core.api.Assertions.assertThat;

import java.text.Normalizer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KeywordTest {

    @ParameterizedTest
    @ValueSource(
            strings = {"STOP", "stopall", " Unsubscribe\n", "CANCEL", "end", "Quit", "REVOKE", "optout", "수신거부", "거부"})
    void recognisesEveryWayToOptOut(String text) {
        assertThat(Keyword.of(text)).contains(Keyword.OPT_OUT);
    }

    @ParameterizedTest
    @ValueSource(strings = {"스탑올", "저는 수신거부", "문자 그만 보내지 마세요", "그만해 주시면 감사하겠습니다"})
    void recognisesAnOptOutThatBeginsLikeAShorterOne(String text) {
        assertThat(Keyword.of(text)).contains(Keyword.OPT_OUT);
    }

    @ParameterizedTest
    @ValueSource(strings = {"start", "UNSTOP", " 수신동의 "})
    void recognisesEveryWayToOptIn(String text) {
        assertThat(Keyword.of(text)).contains(Keyword.OPT_IN);
    }

    @ParameterizedTest
    @ValueSource(strings = {"help", "Info", "도움말"})
    void recognisesEveryWayToAskForHelp(String text) {
        assertThat(Keyword.of(text)).contains(Keyword.HELP);
    }

    @Test
    void readsDecomposedHangul() {
        assertThat(Keyword.of(Normalizer.normalize("수신거부", Normalizer.Form.NFD)))
                .contains(Keyword.OPT_OUT);
    }

    @ParameterizedTest
    @ValueSource(strings = {"stop my roaming", "로밍 거부", "I need help", ""})
    void doesNotTakeALongerTextForAKeyword(String text) {
        assertThat(Keyword.of(text)).isEmpty();
    }
}
