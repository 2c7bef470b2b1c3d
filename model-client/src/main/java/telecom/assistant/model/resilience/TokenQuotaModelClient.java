package telecom.assistant.model.resilience;

import io.smallrye.mutiny.Multi;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.OptionalInt;
import java.util.OptionalLong;
import telecom.assistant.model.ModelChunk;
import telecom.assistant.model.ModelClient;
import telecom.assistant.model.ModelFailure;
import telecom.assistant.model.ModelFailure.Reason;
import telecom.assistant.model.ModelRequest;
import telecom.assistant.model.meter.ModelMeters;
import telecom.assistant.model.meter.ModelMeters.Quota;
import telecom.assistant.model.tokens.TierTokens;

/**
 * Keeps to a tier's tokens a minute. It reserves what a request is estimated to use, including the longest answer that
 * it allows, and settles with what the tier reports, or failing that with what was seen. A request that would have to
 * wait too long fails at once with {@link Reason#QUOTA_SPENT}. A request that the tier refused has used nothing.
 */
public final class TokenQuotaModelClient implements ModelClient {

    private final ModelClient inner;
    private final String tier;
    private final TokenQuota quota;
    private final TierTokens tokens;
    private final OptionalInt maxTokens;
    private final Pause pause;
    private final ModelMeters meters;

    /** @param maxTokens the tier's longest answer, for requests that set no limit */
    public TokenQuotaModelClient(
            ModelClient inner,
            TokenQuota quota,
            TierTokens tokens,
            OptionalInt maxTokens,
            Vertx vertx,
            ModelMeters meters) {
        this.inner = inner;
        this.tier = quota.tier();
        this.quota = quota;
        this.tokens = tokens;
        this.maxTokens = maxTokens;
        this.pause = new Pause(vertx);
        this.meters = meters;
        meters.quotaLeft(tier, quota::left);
    }

    @Override
    public Multi<ModelChunk> stream(ModelRequest request) {
        return Multi.createFrom().deferred(() -> {
            int prompt = tokens.of(request);
            int reserved =
                    quota.reservable(prompt + request.options().maxTokens().orElse(maxTokens.orElse(0)));
            OptionalLong waitNanos = quota.reserve(reserved);
            if (waitNanos.isEmpty()) {
                meters.quotaRefused(request.routing(), tier, Quota.TOKENS);
                return Multi.createFrom().failure(spent());
            }
            Duration wait = Duration.ofNanos(waitNanos.getAsLong());
            if (!wait.isZero()) {
                meters.quotaWaited(request.routing(), tier, Quota.TOKENS, wait);
            }
            Reservation reservation = new Reservation(reserved, prompt);
            return pause.before(() -> reservation.spend(inner.stream(request)), wait)
                    .onTermination()
                    .invoke(reservation::settle);
        });
    }

    private ModelFailure spent() {
        String setting = "assistant.model.tiers." + tier;
        return new ModelFailure(
                Reason.QUOTA_SPENT,
                tier,
                false,
                "more tokens than " + setting + ".tokens-per-minute, by a longer wait than " + setting + ".quota-wait");
    }

    /**
     * What one request has reserved, and what it has used as far as is known; handling a chunk returns the new figure.
     */
    private final class Reservation implements ModelChunk.Handler<Double> {
        private final int reserved;
        private final int prompt;
        private volatile double used;

        Reservation(int reserved, int prompt) {
            this.reserved = reserved;
            this.prompt = prompt;
        }

        Multi<ModelChunk> spend(Multi<ModelChunk> stream) {
            used = prompt;
            return stream.onItem().invoke(chunk -> used = chunk.handle(this));
        }

        @Override
        public Double on(ModelChunk.Opened chunk) {
            return used;
        }

        @Override
        public Double on(ModelChunk.Content chunk) {
            return used + tokens.of(chunk.text());
        }

        @Override
        public Double on(ModelChunk.Reasoning chunk) {
            return used + tokens.of(chunk.text());
        }

        @Override
        public Double on(ModelChunk.ToolCalls chunk) {
            return chunk.calls().stream()
                    .mapToDouble(call -> tokens.of(call.name() + call.arguments()))
                    .reduce(used, Double::sum);
        }

        @Override
        public Double on(ModelChunk.Finished chunk) {
            return chunk.usage()
                    .map(usage -> (double) usage.promptTokens() + usage.completionTokens())
                    .orElse(used);
        }

        void settle(Throwable thrown, boolean cancelled) {
            quota.settle(reserved, wasRefused(thrown) ? 0 : (int) Math.ceil(used));
        }

        private boolean wasRefused(Throwable thrown) {
            return thrown instanceof ModelFailure failure
                    && !failure.emitted()
                    && failure.reason() != Reason.FIRST_TOKEN_TIMEOUT;
        }
    }
}
