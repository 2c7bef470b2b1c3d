package telecom.assistant.conversation.turn;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import telecom.assistant.conversation.DayUsage;
import telecom.assistant.conversation.SubscriberUsage;

class DailyUsageTest {

    private static final LocalDate DAY = LocalDate.parse("2026-01-22");
    private static final UUID FIRST = UUID.randomUUID();
    private static final UUID SECOND = UUID.randomUUID();

    @Test
    void addsToTheUsageFromTheStore() {
        DailyUsage used = new DailyUsage(
                FIRST, List.of(new SubscriberUsage(new DayUsage(DAY, 500, 3), new DayUsage(DAY, 200, 1))));

        DayUsage own = used.add(FIRST, DAY, 50);

        assertThat(own).isEqualTo(new DayUsage(DAY, 250, 2));
        assertThat(used.on(DAY)).isEqualTo(new DayUsage(DAY, 550, 4));
    }

    @Test
    void startsFromZeroForAnotherConversation() {
        DailyUsage used = new DailyUsage(null, List.of());
        used.add(FIRST, DAY, 50);

        DayUsage own = used.add(SECOND, DAY, 7);

        assertThat(own).isEqualTo(new DayUsage(DAY, 7, 1));
        assertThat(used.on(DAY)).isEqualTo(new DayUsage(DAY, 57, 2));
    }

    @Test
    void startsFromZeroOnAnotherDay() {
        DailyUsage used = new DailyUsage(null, List.of());
        used.add(FIRST, DAY, 50);

        assertThat(used.on(DAY.plusDays(1))).isEqualTo(DayUsage.noneOn(DAY.plusDays(1)));
        assertThat(used.add(FIRST, DAY.plusDays(1), 7)).isEqualTo(new DayUsage(DAY.plusDays(1), 7, 1));
    }

    @Test
    void doesNotChangeTheOriginalWhenACopyIsAddedTo() {
        DailyUsage used = new DailyUsage(FIRST, List.of());

        used.copy().add(FIRST, DAY, 50);

        assertThat(used.on(DAY)).isEqualTo(DayUsage.noneOn(DAY));
    }
}
