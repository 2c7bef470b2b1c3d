package telecom.assistant.gateway.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ArrivalTest {

    private final List<Optional<Throwable>> settled = new ArrayList<>();
    private final Arrival arrival = new Arrival(null, failure -> settled.add(Optional.ofNullable(failure)));

    @Test
    void isSettledWithoutAFailureWhenDone() {
        arrival.done();

        assertThat(settled).containsExactly(Optional.empty());
    }

    @Test
    void isSettledWithItsFailure() {
        IllegalStateException failure = new IllegalStateException("of a test");

        arrival.failed(failure);

        assertThat(settled).containsExactly(Optional.of(failure));
    }

    @Test
    void isSettledOnceHoweverOftenItIsDone() {
        arrival.done();

        arrival.done();

        assertThat(settled).hasSize(1);
    }

    @Test
    void staysDoneWhenItFailsLater() {
        arrival.done();

        arrival.failed(new IllegalStateException("of a test"));

        assertThat(settled).containsExactly(Optional.empty());
    }
}
