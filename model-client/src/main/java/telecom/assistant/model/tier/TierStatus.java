package telecom.assistant.model.tier;

import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import java.util.Optional;
import telecom.assistant.model.ModelFailure;

/** How a tier fares, learnt from the traffic alone: nothing is asked of a tier for the sake of its health. */
final class TierStatus {

    private final String tier;
    private final CircuitBreaker breaker;
    private volatile Optional<ModelFailure> trouble = Optional.empty();

    TierStatus(String tier, CircuitBreaker breaker) {
        this.tier = tier;
        this.breaker = breaker;
    }

    String tier() {
        return tier;
    }

    void answered() {
        trouble = Optional.empty();
    }

    void failed(Throwable thrown) {
        if (thrown instanceof ModelFailure failure && failure.reason().countsAgainstTier()) {
            trouble = Optional.of(failure);
        }
    }

    /** A single failure does not make a tier unusable; many do, and so does a setting that is wrong. */
    boolean isUsable() {
        boolean misconfigured =
                trouble.map(failure -> failure.reason().isMisconfiguration()).orElse(false);
        return !misconfigured && breaker.getState() != CircuitBreaker.State.OPEN;
    }

    /** What an operator should know: the last failure since the last answer, if any. */
    String describe() {
        return trouble.map(Throwable::getMessage).orElse("no failure since the last answer");
    }
}
