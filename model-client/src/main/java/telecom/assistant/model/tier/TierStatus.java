package telecom.assistant.model.tier;

import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import java.util.Optional;
import org.jboss.logging.Logger;
import telecom.assistant.model.ModelFailure;
import telecom.assistant.model.TierCapabilities;

/** The health of a tier, judged from its traffic alone: no request is sent just to see whether it answers. */
final class TierStatus {

    private static final Logger LOG = Logger.getLogger(TierStatus.class);

    private final String tier;
    private final CircuitBreaker breaker;
    private final TierCapabilities capabilities;
    private volatile Optional<ModelFailure> lastFailure = Optional.empty();

    TierStatus(String tier, CircuitBreaker breaker, TierCapabilities capabilities) {
        this.tier = tier;
        this.breaker = breaker;
        this.capabilities = capabilities;
    }

    String tier() {
        return tier;
    }

    /** Records how a request ended; a cancelled request says nothing about the tier. */
    void ended(Throwable failure, boolean cancelled) {
        if (failure == null && !cancelled) {
            lastFailure = Optional.empty();
        } else if (failure instanceof ModelFailure known && known.reason().countsAgainstTier()) {
            logMisconfiguration(known);
            lastFailure = Optional.of(known);
        }
    }

    /** Logs a misconfiguration once, when it first shows. The failure's message is safe to log. */
    private void logMisconfiguration(ModelFailure failure) {
        boolean alreadyLogged =
                lastFailure.map(last -> last.reason() == failure.reason()).orElse(false);
        if (failure.reason().isMisconfiguration() && !alreadyLogged) {
            LOG.errorf("Model tier is not set up right: tier=%s cause=%s", tier, failure.getMessage());
        }
    }

    /**
     * Whether requests to the tier may succeed: one failure does not make it unusable, but an open circuit or a wrong
     * setting does.
     */
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

    /** What the tier is sent, and whether that was set or found out. */
    String supports() {
        return capabilities.describe();
    }
}
