package telecom.assistant.benchmarks.turns;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;

class ArrivalsTest {

    @Test
    void areEvenlySpaced() {
        Arrivals arrivals = new Arrivals(100, 5);

        assertThat(List.of(arrivals.due(0), arrivals.due(1), arrivals.due(2)))
                .containsExactly(5L, 10_000_005L, 20_000_005L);
    }

    /** A third of a second is not a whole number of nanoseconds. */
    @Test
    void doNotDrift() {
        assertThat(new Arrivals(3, 0).due(3 * 86_400L)).isEqualTo(86_400_000_000_000L);
    }

    @Test
    void canBeShiftedByHalfAnInterval() {
        assertThat(new Arrivals(100, 5).shiftedByHalfInterval().due(0)).isEqualTo(5_000_005L);
    }

    @Test
    void refuseARateOfZero() {
        assertThatThrownBy(() -> new Arrivals(0, 0)).hasMessageContaining("rate: 0");
    }

    @Test
    void areNeverEarlyAndEndWhenThePacerIsClosed() {
        List<Long> late = new CopyOnWriteArrayList<>();
        Arrivals arrivals = new Arrivals(1_000, System.nanoTime());

        try (Pacer pacer = new Pacer("test", arrivals, due -> late.add(System.nanoTime() - due))) {
            await().until(() -> late.size() >= 20);
        }

        int called = late.size();
        assertThat(late).allSatisfy(nanos -> assertThat(nanos).isNotNegative());
        assertThat(late).hasSize(called);
    }
}
