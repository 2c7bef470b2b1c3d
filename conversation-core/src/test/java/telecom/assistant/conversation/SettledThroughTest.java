package telecom.assistant.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class SettledThroughTest {

    private static final Instant NOON = Instant.parse("2026-11-02T12:00:00Z");

    private final SettledThrough settled = new SettledThrough(3, 40, NOON);

    @Test
    void coversTheEventAndAllBeforeIt() {
        assertThat(settled.covers(3, 40, NOON)).isTrue();
        assertThat(settled.covers(3, 1, NOON.minusSeconds(60))).isTrue();
        assertThat(settled.covers(3, 41, NOON)).isFalse();
        assertThat(settled.covers(2, 40, NOON)).isFalse();
    }

    @Test
    void coversAnEarlierEventWhoseClockIsAhead() {
        assertThat(settled.covers(3, 39, NOON.plusSeconds(60))).isTrue();
    }

    @Test
    void coversNothingInARecreatedTopic() {
        assertThat(settled.covers(3, 1, NOON.plusSeconds(3600))).isFalse();
    }
}
