package telecom.assistant.gateway.engine;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class LegStepsTest {

    private static final String REPLY = "이번 달 요금은 3만 원입니다. 더 도와드릴까요?";

    @Test
    void cutsTheReplyAtTheEndOfWhatWasHeard() {
        assertThat(LegSteps.heard(REPLY, "이번 달 요금은")).isEqualTo("이번 달 요금은");
    }

    @Test
    void keepsWhatWasSaidBeforeTheReportedStretch() {
        assertThat(LegSteps.heard(REPLY, " 더 도와 ")).isEqualTo("이번 달 요금은 3만 원입니다. 더 도와");
    }

    @Test
    void believesThePlatformWhenTheReplyHasNoSuchStretch() {
        assertThat(LegSteps.heard(REPLY, "삼만 원")).isEqualTo("삼만 원");
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", "  "})
    void keepsNothingWhenNothingWasHeard(String reported) {
        assertThat(LegSteps.heard(REPLY, reported)).isEmpty();
    }

    @Test
    void keepsAllWhenAllWasHeard() {
        assertThat(LegSteps.heard(REPLY, REPLY)).isEqualTo(REPLY);
    }
}
