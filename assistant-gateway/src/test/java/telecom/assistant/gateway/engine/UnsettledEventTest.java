package telecom.assistant.gateway.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class UnsettledEventTest {

    private final List<String> settled = new ArrayList<>();
    private final Assignment assignment = new Assignment(0, 1);
    private final UnsettledEvent event = new UnsettledEvent(
            assignment,
            0,
            null,
            false,
            new UnsettledEvent.Settlement() {
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
            },
            () -> {});

    @Test
    void isSettledWithoutAFailureWhenDone() {
        event.done();

        assertThat(settled).containsExactly("done");
    }

    @Test
    void isSettledWithItsFailure() {
        event.failed(new IllegalStateException("simulated"));

        assertThat(settled).containsExactly("failed: simulated");
    }

    @Test
    void isSettledOnlyOnce() {
        event.done();

        event.done();

        assertThat(settled).hasSize(1);
    }

    @Test
    void staysDoneWhenItFailsLater() {
        event.done();

        event.failed(new IllegalStateException("simulated"));

        assertThat(settled).containsExactly("done");
    }

    @Test
    void staysAbandonedWhenItsStepEndsLater() {
        event.abandon();

        event.done();

        assertThat(settled).containsExactly("abandoned");
    }

    @Test
    void isLeftToAnotherEngineWhenItsAssignmentIsOver() {
        assignment.end();

        event.done();

        assertThat(settled).containsExactly("abandoned");
    }

    @Test
    void isNotADeadLetterWhenItsAssignmentIsOver() {
        assignment.end();

        event.failed(new IllegalStateException("simulated"));

        assertThat(settled).containsExactly("abandoned");
    }

    @Test
    void isNotRetriedAfterThreeAttempts() {
        assertThat(List.of(
                        event.mayBeRetried(Fault.EVENT),
                        event.mayBeRetried(Fault.EVENT),
                        event.mayBeRetried(Fault.EVENT)))
                .containsExactly(true, true, false);
    }

    @Test
    void doesNotCountAttemptsThatAnotherEnginePrevented() {
        event.mayBeRetried(Fault.LOST_CONVERSATION);
        event.mayBeRetried(Fault.LOST_CONVERSATION);
        event.mayBeRetried(Fault.LOST_CONVERSATION);

        assertThat(event.mayBeRetried(Fault.EVENT)).isTrue();
    }

    @Test
    void isAlwaysRetriedDuringAnOutage() {
        for (int i = 0; i < 1_000; i++) {
            assertThat(event.mayBeRetried(Fault.INFRASTRUCTURE)).isTrue();
        }

        assertThat(event.mayBeRetried(Fault.EVENT)).isTrue();
    }
}
