package telecom.assistant.model;

import java.time.Duration;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/**
 * How an answer failed. The message says what was wrong and which setting to look at; it repeats nothing that the tier
 * said, because servers echo their input in error messages. It carries no stack trace: it is an outcome, not a bug.
 */
public final class ModelFailure extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** Why, as far as the caller can do something about it. */
    public enum Reason {
        /** No connection, or it broke before an answer. */
        UNREACHABLE,
        /** The tier has too much to do: 429, 503, or the same said within the stream. */
        OVERLOADED,
        /** The key is missing, wrong, without credit, or not allowed to use the model: 401, 402, 403. */
        UNAUTHORIZED,
        /** No such endpoint or model. */
        NOT_FOUND,
        /** The messages exceed what the model can read: shorten them and ask again. */
        CONTEXT_TOO_LONG,
        /** The tier refuses this request; no tier is asked again. */
        REJECTED,
        /** The answer is not one of a model: a server error, a firewall's page, an empty body. */
        UNAVAILABLE,
        /** No token in time; keep-alive comments are none. */
        FIRST_TOKEN_TIMEOUT,
        /** Silence in the middle of an answer. */
        STALLED,
        /** The answer as a whole took too long. */
        TOTAL_TIMEOUT,
        /** The tier broke the answer off: error event, abort, or an end without a finish reason. */
        INTERRUPTED,
        /** The tier failed too often lately and is left alone for a while. */
        CIRCUIT_OPEN,
        /** As many requests are under way on this node as the tier is configured for. */
        BULKHEAD_FULL,
        /** This node has asked for as much as it may for now: requests a second, or tokens a minute. */
        QUOTA_SPENT,
        /** A request names a tier that is not configured. */
        NO_SUCH_TIER;

        private static final Set<Reason> OF_THIS_NODE =
                EnumSet.of(CIRCUIT_OPEN, BULKHEAD_FULL, QUOTA_SPENT, NO_SUCH_TIER);

        /** Whether the same tier may answer when it is asked again a little later. */
        public boolean isTransient() {
            return switch (this) {
                case UNREACHABLE, OVERLOADED, UNAVAILABLE, INTERRUPTED -> true;
                default -> false;
            };
        }

        /** Whether another tier may answer what this one did not. */
        public boolean isOfThisTier() {
            return this != CONTEXT_TOO_LONG && this != REJECTED;
        }

        /** Whether it says something about the tier's health, and not about the request or about this node. */
        public boolean countsAgainstTier() {
            return isOfThisTier() && !OF_THIS_NODE.contains(this);
        }

        /** Whether only an operator can mend it. */
        public boolean isMisconfiguration() {
            return this == UNAUTHORIZED || this == NOT_FOUND;
        }
    }

    private final Reason reason;
    private final String tier;
    private final boolean emitted;
    private final transient Optional<Duration> retryAfter;

    public ModelFailure(Reason reason, String tier, boolean emitted, String detail, Optional<Duration> retryAfter) {
        super("model tier " + tier + ": " + reason + ", " + detail, null, true, false);
        this.reason = reason;
        this.tier = tier;
        this.emitted = emitted;
        this.retryAfter = retryAfter;
    }

    public ModelFailure(Reason reason, String tier, boolean emitted, String detail) {
        this(reason, tier, emitted, detail, Optional.empty());
    }

    public Reason reason() {
        return reason;
    }

    public String tier() {
        return tier;
    }

    /** Whether {@link ModelChunk.Opened}, and perhaps text, had been emitted before. */
    public boolean emitted() {
        return emitted;
    }

    /** Whether nothing was emitted and another tier may answer what this one did not. */
    public boolean mayBeAnsweredElsewhere() {
        return !emitted && reason.isOfThisTier();
    }

    /** How long the tier asked to be left alone. */
    public Optional<Duration> retryAfter() {
        return retryAfter;
    }
}
