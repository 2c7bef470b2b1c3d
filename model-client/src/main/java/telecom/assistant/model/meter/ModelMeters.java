package telecom.assistant.model.meter;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Locale;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import telecom.assistant.model.Capability;
import telecom.assistant.model.FinishReason;
import telecom.assistant.model.ModelFailure;
import telecom.assistant.model.Routing;
import telecom.assistant.model.Usage;

/**
 * The meters of the model client. Each has the labels {@code purpose} and {@code channel}, which is {@code none} for a
 * request without a channel, and most have {@code tier}. Resilience4j registers its own meters elsewhere.
 */
public record ModelMeters(MeterRegistry registry) {

    private static final String PREFIX = "assistant.model.";
    private static final String NO_CHANNEL = "none";

    /** What a quota of a tier limits. */
    public enum Quota {
        REQUESTS("requests-per-second"),
        TOKENS("tokens-per-minute");

        private final String setting;

        Quota(String setting) {
            this.setting = setting;
        }

        /** The tier's setting for this limit. */
        public String setting() {
            return setting;
        }
    }

    /** Why a history was shortened. */
    public enum TrimCause {
        /** It was too long by this client's own estimate. */
        ESTIMATE,
        /** The tier said that it was too long. */
        REFUSED
    }

    /** What asking a tier about a capability has shown. */
    public enum ProbeOutcome {
        ACCEPTED,
        REFUSED,
        /** Nothing: there was no answer, or no quota to ask. */
        UNANSWERED
    }

    /** {@code requests}: requests to a tier by outcome; a request and its retries count once. */
    public void ended(Routing routing, String tier, String outcome) {
        count("requests", tags(routing, tier).and("outcome", outcome));
    }

    /** {@code finished}: answers whose end the tier announced, by the reason that it stated. */
    public void finished(Routing routing, String tier, FinishReason reason) {
        count("finished", tags(routing, tier).and("reason", label(reason)));
    }

    /** {@code first.token}: the time from a request to its first token. */
    public void firstToken(Routing routing, String tier, Duration wait) {
        registry.timer(PREFIX + "first.token", tags(routing, tier)).record(wait);
    }

    /** {@code tokens}, by kind: cached ones are part of the prompt, reasoning ones part of the completion. */
    public void used(Routing routing, String tier, Usage usage) {
        Tags tags = tags(routing, tier);
        tokens(tags, "prompt", usage.promptTokens());
        tokens(tags, "completion", usage.completionTokens());
        tokens(tags, "cached", usage.cachedTokens());
        tokens(tags, "reasoning", usage.reasoningTokens());
    }

    private void tokens(Tags tags, String kind, int amount) {
        registry.counter(PREFIX + "tokens", tags.and("kind", kind)).increment(amount);
    }

    /** {@code cost} of the tokens that the tier reported, by currency. */
    public void cost(Routing routing, String tier, BigDecimal amount, String currency) {
        registry.counter(PREFIX + "cost", tags(routing, tier).and("currency", currency))
                .increment(amount.doubleValue());
    }

    /**
     * {@code unmetered}: answers that began but whose usage the tier did not report; they are missing in tokens and
     * cost.
     */
    public void unmetered(Routing routing, String tier) {
        count("unmetered", tags(routing, tier));
    }

    /** {@code failovers}: the next tier was asked because this one failed, by reason. */
    public void failedOver(Routing routing, ModelFailure failure) {
        count("failovers", tags(routing, failure.tier()).and("reason", label(failure.reason())));
    }

    /** {@code continuations}: an answer broke off, and the tier was asked to continue it. */
    public void continued(Routing routing, String tier) {
        count("continuations", tags(routing, tier));
    }

    /** {@code hedges.started}: the first token was late, so the next tier was asked as well. */
    public void hedgeStarted(Routing routing) {
        count("hedges.started", tags(routing));
    }

    /** {@code hedges.won}: the next tier, asked because the first token was late, gave the answer. */
    public void hedgeWon(Routing routing) {
        count("hedges.won", tags(routing));
    }

    /** {@code trims}: a block of the history was left out, by cause. */
    public void trimmed(Routing routing, String tier, TrimCause cause) {
        count("trims", tags(routing, tier).and("cause", label(cause)));
    }

    /** {@code quota.waits}: how long requests waited for a quota; those that did not wait are not counted. */
    public void quotaWaited(Routing routing, String tier, Quota quota, Duration wait) {
        registry.timer(PREFIX + "quota.waits", tags(routing, tier).and("quota", label(quota)))
                .record(wait);
    }

    /** {@code quota.refused}: requests that would have had to wait too long for a quota. */
    public void quotaRefused(Routing routing, String tier, Quota quota) {
        count("quota.refused", tags(routing, tier).and("quota", label(quota)));
    }

    /** {@code quota.tokens.left}: the remaining tokens of this minute; below 0 while requests are waiting. */
    public void quotaLeft(String tier, Supplier<Number> left) {
        Gauge.builder(PREFIX + "quota.tokens.left", left).tag("tier", tier).register(registry);
    }

    /** {@code probes}: requests that asked a tier what it accepts, by the capability and the outcome. */
    public void probed(String tier, Capability capability, ProbeOutcome outcome) {
        count("probes", Tags.of("tier", tier, "capability", label(capability)).and("outcome", label(outcome)));
    }

    /** {@code supports}: 1 while a tier is sent this, 0 while it is not. */
    public void supports(String tier, Capability capability, BooleanSupplier sent) {
        Gauge.builder(PREFIX + "supports", () -> sent.getAsBoolean() ? 1 : 0)
                .tags("tier", tier, "capability", label(capability))
                .register(registry);
    }

    private void count(String name, Tags tags) {
        registry.counter(PREFIX + name, tags).increment();
    }

    static Tags tags(Routing routing, String tier) {
        return tags(routing).and("tier", tier);
    }

    private static Tags tags(Routing routing) {
        return Tags.of(
                "purpose",
                label(routing.purpose()),
                "channel",
                routing.channel().orElse(NO_CHANNEL));
    }

    /** The label value for an enum constant. */
    public static String label(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }
}
