package telecom.assistant.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import telecom.assistant.channel.Channel;
import telecom.assistant.channel.Route;

class ChannelProfileTest {

    private static final Channel KIOSK = new Channel("kiosk");

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "NONE, +821012345678, NONE",
                "CALLER_ID, +821012345678, CALLER_ID",
                "CALLER_ID, anonymous, NONE",
                "CALLER_ID, -, NONE",
                "APP_SESSION, app-account, APP_SESSION",
                "APP_SESSION, -, APP_SESSION"
            })
    void trustsACallerIdOnlyIfThereIsANumber(Assurance ofChannel, String address, Assurance expected) {
        Route route = new Route(KIOSK, "leg", address, "114", null);

        assertThat(Profiles.of(KIOSK, 1, ArrivalPolicy.QUEUE, ofChannel).assuranceOf(route))
                .isEqualTo(expected);
    }

    @Test
    void supersedesOnlyWithTheSupersedePolicy() {
        assertThat(Profiles.of(KIOSK, 1, ArrivalPolicy.SUPERSEDE, Assurance.NONE)
                        .supersedes())
                .isTrue();
        assertThat(Profiles.of(KIOSK, 1, ArrivalPolicy.QUEUE, Assurance.NONE).supersedes())
                .isFalse();
        assertThat(Profiles.of(KIOSK, 1, ArrivalPolicy.COALESCE, Assurance.NONE).supersedes())
                .isFalse();
    }
}
