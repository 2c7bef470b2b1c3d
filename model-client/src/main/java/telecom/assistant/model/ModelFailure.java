package telecom.assistant.model;

import java.time.Duration;
import java.util.Optional;

/**
 * The failure of an answer. The message names the problem and the setting to check. It repeats nothing that the tier
 * sent, because servers echo their input in error messages. There is no stack trace: this is an outcome, not a bug.
 */
public final class ModelFailure extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** Whose fault a failure is. */
    private enum Fault {
        /** The request: another tier would refuse it too. */
        REQUEST,
        /** The tier: another one may answer. */
        TIER,
        /** The request or the tier: another one may answer, but the tier is not blamed. */
        UNCLEAR,
        /** This node's own limits: the tier was not asked, and another one may answer. */
        NODE
    }

    /** What helps against a failure. */
    private enum Remedy {
        /** Asking the same tier again a little later. */
        TIME,
        /** A change of the configuration. */
        OPERATOR,
        /** Nothing that would help this request. */
        NONE
    }

    /** Why an answer failed, as far as the caller can act on it. */
    public enum Reason {
        /** No connection could be opened, or it broke before the answer began. */
        UNREACHABLE(Fault.TIER, Remedy.TIME),
        /** The tier is overloaded: status 429 or 503, or an error within the stream that says so. */
        OVERLOADED(Fault.TIER, Remedy.TIME),
        /**
         * The key is missing, wrong, without credit, or not allowed to use the model: status 401, 402 or 403, or 429
         * for credit that is used up.
         */
        UNAUTHORIZED(Fault.TIER, Remedy.OPERATOR),
        /** No such endpoint or model. */
        NOT_FOUND(Fault.TIER, Remedy.OPERATOR),
        /** The messages exceed what the model can read: shorten them and ask again. */
        CONTEXT_TOO_LONG(Fault.REQUEST, Remedy.NONE),
        /** The tier refuses this request, for a reason that this client does not know. */
        REJECTED(Fault.UNCLEAR, Remedy.NONE),
        /**
         * The tier does not accept a field, a role or a limit that this client sends because of the tier's settings.
         */
        UNSUPPORTED(Fault.TIER, Remedy.OPERATOR),
        /** What came back is not a model's answer: a server error, a firewall's page, an empty body. */
        UNAVAILABLE(Fault.TIER, Remedy.TIME),
        /** No token arrived in time; keep-alive comments do not count. */
        FIRST_TOKEN_TIMEOUT(Fault.TIER, Remedy.NONE),
        /** An answer that had begun did not go on in time; keep-alive comments do not count. */
        STALLED(Fault.TIER, Remedy.NONE),
        /** The answer took too long from beginning to end. */
        TOTAL_TIMEOUT(Fault.TIER, Remedy.NONE),
        /** The tier broke the answer off: an error event, an abort, or an end that was not announced. */
        INTERRUPTED(Fault.TIER, Remedy.TIME),
        /** The answer ended with neither text nor calls: only white space, only reasoning, or nothing. */
        WORDLESS(Fault.TIER, Remedy.TIME),
        /** The tier has failed too often lately and gets no requests for a while. */
        CIRCUIT_OPEN(Fault.NODE, Remedy.NONE),
        /** This node already has as many requests under way as the tier's settings allow. */
        BULKHEAD_FULL(Fault.NODE, Remedy.NONE),
        /** This node has used up its quota of requests a second or of tokens a minute. */
        QUOTA_SPENT(Fault.NODE, Remedy.NONE),
        /** A request names a tier that is not configured. */
        NO_SUCH_TIER(Fault.NODE, Remedy.NONE);

        private final Fault fault;
        private final Remedy remedy;

        Reason(Fault fault, Remedy remedy) {
            this.fault = fault;
            this.remedy = remedy;
        }

        /** Whether the same tier may answer when it is asked again a little later. */
        public boolean isTransient() {
            return remedy == Remedy.TIME;
        }

        /** Whether another tier may answer what this one did not. */
        public boolean mayBeAnsweredElsewhere() {
            return fault != Fault.REQUEST;
        }

        /** Whether the failure says something about the tier's health, rather than about the request or this node. */
        public boolean countsAgainstTier() {
            return fault == Fault.TIER;
        }

        /** Whether only a change of the configuration helps. */
        public boolean isMisconfiguration() {
            return remedy == Remedy.OPERATOR;
        }
    }

    private final Reason reason;
    private final String tier;
    private final boolean emitted;
    private final transient Optional<Duration> retryAfter;
    private final transient Optional<Capability> refused;

    public ModelFailure(Reason reason, String tier, boolean emitted, String detail, Optional<Duration> retryAfter) {
        super("model tier " + tier + ": " + reason + ", " + detail, null, true, false);
        this.reason = reason;
        this.tier = tier;
        this.emitted = emitted;
        this.retryAfter = retryAfter;
        this.refused = Optional.empty();
    }

    public ModelFailure(Reason reason, String tier, boolean emitted, String detail) {
        this(reason, tier, emitted, detail, Optional.empty());
    }

    private ModelFailure(ModelFailure that, boolean emitted, Optional<Capability> refused) {
        super(that.getMessage(), null, true, false);
        this.reason = that.reason;
        this.tier = that.tier;
        this.emitted = emitted;
        this.retryAfter = that.retryAfter;
        this.refused = refused;
    }

    /** The same failure, with the capability that the tier refused; empty if it refused none. */
    public ModelFailure withRefused(Optional<Capability> capability) {
        return new ModelFailure(this, emitted, capability);
    }

    /** The same failure for a caller that received none of the answer. */
    public ModelFailure withNothingEmitted() {
        return emitted ? new ModelFailure(this, false, refused) : this;
    }

    public Reason reason() {
        return reason;
    }

    public String tier() {
        return tier;
    }

    /** Whether {@link ModelChunk.Opened}, and with it some text, had already been emitted. */
    public boolean emitted() {
        return emitted;
    }

    /** Whether nothing was emitted, and another tier may answer what this one did not. */
    public boolean mayBeAnsweredElsewhere() {
        return !emitted && reason.mayBeAnsweredElsewhere();
    }

    /** What the tier does not accept, if the reason is {@link Reason#UNSUPPORTED} and it is a {@link Capability}. */
    public Optional<Capability> refused() {
        return refused;
    }

    /** How long the tier asked its clients to wait; empty if it did not say. */
    public Optional<Duration> retryAfter() {
        return retryAfter;
    }
}
