package telecom.assistant.model.tier;

import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreaker.StateTransition;
import java.util.EnumSet;
import java.util.Set;
import telecom.assistant.model.ModelFailure;
import telecom.assistant.model.ModelFailure.Reason;
import telecom.assistant.model.TierCapabilities;

/**
 * Notices from the traffic to a tier when it may be another one than before, and has it asked again what it accepts. When
 * its breaker closes after an outage, or the tier refuses a field that it has accepted, what was known no longer
 * counts. When only a connection has failed in between, it counts until the tier has answered anew, because most such
 * failures are not restarts.
 */
final class Returns {

    private static final Set<Reason> GONE = EnumSet.of(Reason.UNREACHABLE, Reason.UNAVAILABLE);

    private final TierCapabilities capabilities;
    private final Probes probes;
    private volatile boolean gone;

    private Returns(TierCapabilities capabilities, Probes probes) {
        this.capabilities = capabilities;
        this.probes = probes;
    }

    /** Watches the attempts that the breaker counts; does nothing for a tier whose settings are all set. */
    static void watch(CircuitBreaker breaker, TierCapabilities capabilities, Probes probes) {
        if (capabilities.toAsk().isEmpty()) {
            return;
        }
        Returns returns = new Returns(capabilities, probes);
        breaker.getEventPublisher()
                .onSuccess(event -> returns.answered())
                .onError(event -> returns.failed(event.getThrowable()))
                .onStateTransition(event -> returns.changed(event.getStateTransition()));
    }

    private void answered() {
        if (gone) {
            gone = false;
            probes.askAll();
        } else {
            probes.askIfUnanswered();
        }
    }

    private void failed(Throwable thrown) {
        if (thrown instanceof ModelFailure failure) {
            if (failure.reason() == Reason.UNSUPPORTED) {
                forgetAndAsk();
            } else if (GONE.contains(failure.reason())) {
                gone = true;
            }
        }
    }

    private void changed(StateTransition transition) {
        if (transition.getToState() == CircuitBreaker.State.CLOSED) {
            forgetAndAsk();
        }
    }

    private void forgetAndAsk() {
        capabilities.forget();
        probes.askAll();
    }
}
