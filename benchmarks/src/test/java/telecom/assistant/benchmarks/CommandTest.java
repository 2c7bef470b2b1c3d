package telecom.assistant.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import telecom.assistant.benchmarks.fault.Fault;
import telecom.assistant.benchmarks.fault.FaultPlan;
import telecom.assistant.benchmarks.fault.Sabotage;

class CommandTest {

    @Test
    void plansWhatTheOptionsSay() {
        FaultPlan plan = Command.parse(
                        "faults",
                        "--faults",
                        "3",
                        "--seed",
                        "7",
                        "--only",
                        "engine-stopped",
                        "--stop",
                        "8",
                        "--break",
                        "fence")
                .plan();

        assertThat(plan.faults()).isEqualTo(3);
        assertThat(plan.seed()).isEqualTo(7);
        assertThat(plan.kinds()).isEqualTo(Set.of(Fault.ENGINE_STOPPED));
        assertThat(plan.engineStop()).isEqualTo(Duration.ofSeconds(8));
        assertThat(plan.sabotage()).isEqualTo(Sabotage.FENCE);
    }

    /** An engine that comes back within its session has lost nothing; no fault at all proves nothing. */
    @ParameterizedTest
    @ValueSource(strings = {"--faults 0", "--stop 6", "--only nothing", "--break nothing", "--seed x", "--seed", "-v"})
    void refusesWhatWouldProveNothing(String options) {
        assertThatThrownBy(() -> Command.parse(("faults " + options).split(" ")))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
