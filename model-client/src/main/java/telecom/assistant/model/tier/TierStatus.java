package telecom.assistant.model.tier;

import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import java.util.Optional;
import telecom.assistant.model.ModelFailure;

/** The health of a tier, learnt from its traffic alone: no request is sent just to check it. */
final class TierStatus {

    private final String tier;
    private final CircuitBreaker breaker;
    private volatile Optional<ModelFailure> lastFailure = Optional.empty();

    TierStatus(String tier, CircuitBreaker breaker) {
        this.tier = tier;
        this.breaker = breaker;
    }

    String tier() {
        return tier;
    }

    /** Records how a request ended; one that was cancelled says nothing about the tier. */
    void ended(Throwable failure, boolean cancelled) {
        if (failure == null && !cancelled) {
            lastFailure = Optional.empty();
        } else if (failure instanceof ModelFailure known && known.reason().countsAgainstTier()) {
            lastFailure = Optional.of(known);
        }
    }

    /** A single failure does not make a tier unusable; many do, and so does a wrong setting. */
    boolean isUsable() {
        boolean misconfigured = lastFailure
                .map(failure -> failure.reason().isMisconfiguration())
                .orElse(false);
        return !misconfigured && breaker.getState() != CircuitBreaker.State.OPEN;
    }

    /** What an operator should know: the last failure since the last answer, if any. */
    String describe() {
        return lastFailure.map(Throwable::getMessage).orElse("no failure since the last answer");
    }
}
