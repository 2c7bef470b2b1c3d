package telecom.assistant.gateway.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ArrivalTest {

    private final List<String> settled = new ArrayList<>();
    private final Arrival arrival = new Arrival(0, null, new Arrival.Settlement() {
        @Override
        public void done() {
            settled.add("done");
        }

        @Override
        public void failed(Throwable failure) {
            settled.add("failed: " + failure.getMessage());
        }

        @Override
        public void abandoned() {
            settled.add("abandoned");
        }
    });

    @Test
    void isSettledWithoutAFailureWhenDone() {
        arrival.done();

        assertThat(settled).containsExactly("done");
    }

    @Test
    void isSettledWithItsFailure() {
        arrival.failed(new IllegalStateException("of a test"));

        assertThat(settled).containsExactly("failed: of a test");
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

        assertThat(settled).containsExactly("done");
    }

    @Test
    void staysAbandonedWhenItsStepComesToAnEndLater() {
        arrival.abandon();

        arrival.done();

        assertThat(settled).containsExactly("abandoned");
    }

    @Test
    void isRefusedAfterThreeAttempts() {
        assertThat(List.of(arrival.mayBeTakenAgain(), arrival.mayBeTakenAgain(), arrival.mayBeTakenAgain()))
                .containsExactly(true, true, false);
    }

    @Test
    void isNotBlamedForAnEngineThatWasInItsWay() {
        arrival.mayBeTakenAgainAfterFencing();
        arrival.mayBeTakenAgainAfterFencing();
        arrival.mayBeTakenAgainAfterFencing();

        assertThat(arrival.mayBeTakenAgain()).isTrue();
    }
}
