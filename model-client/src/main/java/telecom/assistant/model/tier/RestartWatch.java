package telecom.assistant.model.tier;

import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreaker.StateTransition;
import java.util.EnumSet;
import java.util.Set;
import telecom.assistant.model.ModelFailure;
import telecom.assistant.model.ModelFailure.Reason;
import telecom.assistant.model.TierCapabilities;

/**
 * Watches the traffic to a tier for signs of a restart, and then has the tier asked again what it accepts. After an
 * outage, when the breaker closes, and when the tier refuses a field that it accepted before, its earlier answers are
 * forgotten at once. After a failed connection they stay in force until the tier has answered again, because most such
 * failures are not restarts. A refusal that names no field may be about a field or about the request itself: the
 * answers are forgotten only if a connection has failed since the tier last answered.
 */
final class RestartWatch {

    private static final Set<Reason> GONE = EnumSet.of(Reason.UNREACHABLE, Reason.UNAVAILABLE);

    private final TierCapabilities capabilities;
    private final Probes probes;
    private volatile boolean gone;

    private RestartWatch(TierCapabilities capabilities, Probes probes) {
        this.capabilities = capabilities;
        this.probes = probes;
    }

    /**
     * Watches all attempts, even those that the breaker does not count; does nothing for a tier whose settings are all
     * set.
     */
    static void watch(CircuitBreaker breaker, TierCapabilities capabilities, Probes probes) {
        if (capabilities.toAsk().isEmpty()) {
            return;
        }
        RestartWatch watch = new RestartWatch(capabilities, probes);
        breaker.getEventPublisher()
                .onSuccess(event -> watch.answered())
                .onError(event -> watch.failed(event.getThrowable()))
                .onIgnoredError(event -> watch.ignored(event.getThrowable()))
                .onStateTransition(event -> watch.changed(event.getStateTransition()));
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
            if (failure.refused().isPresent()) {
                forgetAndAsk();
            } else if (GONE.contains(failure.reason())) {
                gone = true;
            }
        }
    }

    private void ignored(Throwable thrown) {
        if (thrown instanceof ModelFailure failure
                && failure.reason() == Reason.REJECTED
                && capabilities.relyOnAnswers()) {
            rejected();
        }
    }

    private void rejected() {
        if (gone) {
            gone = false;
            forgetAndAsk();
        } else {
            probes.askAll();
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
