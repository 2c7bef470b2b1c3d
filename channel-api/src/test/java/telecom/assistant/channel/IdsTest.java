package telecom.assistant.channel;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class IdsTest {

    private static final Instant NOON = Instant.parse("2026-01-22T12:00:00Z");

    @Test
    void isTheSameForTheSameTimePurposeAndOrigin() {
        UUID id = Ids.timeOrdered(NOON, "reply", "utterance-1");

        assertThat(Ids.timeOrdered(NOON, "reply", "utterance-1")).isEqualTo(id);
        assertThat(Ids.timeOrdered(NOON, "reply", "utterance-2")).isNotEqualTo(id);
        assertThat(Ids.timeOrdered(NOON, "conversation", "utterance-1")).isNotEqualTo(id);
        assertThat(Ids.timeOrdered(NOON.plusMillis(1), "reply", "utterance-1")).isNotEqualTo(id);
    }

    @Test
    void isOrderedByTheGivenTime() {
        for (int origin = 0; origin < 100; origin++) {
            UUID earlier = Ids.timeOrdered(NOON, "reply", "first " + origin);
            UUID later = Ids.timeOrdered(NOON.plusMillis(1), "reply", "second " + origin);

            assertThat(earlier).isLessThan(later);
        }
    }

    @Test
    void isGreaterThanAnIdGeneratedEarlier() {
        UUID before = Ids.timeOrdered();
        UUID derived = Ids.timeOrdered(Instant.now().plusMillis(5), "reply", "utterance-1");

        assertThat(derived).isGreaterThan(before);
    }

    @Test
    void hasTheFormOfATimeOrderedId() {
        UUID id = Ids.timeOrdered(NOON, "reply", "utterance-1");

        assertThat(id.version()).isEqualTo(7);
        assertThat(id.variant()).isEqualTo(2);
        assertThat(id.getMostSignificantBits() >>> 16).isEqualTo(NOON.toEpochMilli());
    }
}
