package telecom.assistant.model.resilience;

import io.smallrye.mutiny.Multi;
import io.vertx.core.Vertx;
import java.util.EnumSet;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import telecom.assistant.model.ModelChunk;
import telecom.assistant.model.ModelClient;
import telecom.assistant.model.ModelFailure;
import telecom.assistant.model.ModelFailure.Reason;
import telecom.assistant.model.ModelRequest;
import telecom.assistant.model.meter.ModelMeters;
import telecom.assistant.model.meter.ModelMeters.Quota;
import telecom.assistant.model.reactive.GuardedStream;
import telecom.assistant.model.reactive.StreamGuard;
import telecom.assistant.model.tokens.TierTokens;

/**
 * Keeps the requests to a tier within its tokens a minute. It reserves what a request is estimated to use, including
 * the longest answer that it allows, and settles with what the tier reports or, if that is missing or impossible, with
 * what was streamed. A request that would have to wait too long fails at once with {@link Reason#QUOTA_SPENT}. A request
 * that the tier refused has used nothing.
 *
 * @param maxTokens the tier's longest answer, for requests that set no limit
 */
public record TokenQuotaModelClient(
        ModelClient inner, TokenQuota quota, TierTokens tokens, OptionalInt maxTokens, Vertx vertx, ModelMeters meters)
        implements ModelClient {

    /** Failures of answers on which the tier has spent tokens although none of them was passed on. */
    private static final Set<Reason> USED_UNSEEN =
            EnumSet.of(Reason.FIRST_TOKEN_TIMEOUT, Reason.STALLED, Reason.TOTAL_TIMEOUT, Reason.WORDLESS);

    public TokenQuotaModelClient {
        meters.quotaLeft(quota.tier(), quota::left);
    }

    @Override
    public Multi<ModelChunk> stream(ModelRequest request) {
        QuotaGate gate = new QuotaGate(quota.tier(), Quota.TOKENS, vertx, meters);
        return GuardedStream.of(
                () -> new Reservation(request),
                reservation ->
                        gate.pass(request, reservation.waitNanos, () -> reservation.spend(inner.stream(request))));
    }

    /** What one request has reserved and, as far as is known, used. */
    private final class Reservation implements StreamGuard<ModelChunk> {
        private final ModelRequest request;
        private final int prompt;
        private final int reserved;
        private final OptionalLong waitNanos;
        private volatile double used;

        Reservation(ModelRequest request) {
            this.request = request;
            this.prompt = tokens.of(request);
            this.reserved =
                    quota.reservable(prompt + request.options().maxTokens().orElse(maxTokens.orElse(0)));
            this.waitNanos = quota.reserve(reserved);
        }

        Multi<ModelChunk> spend(Multi<ModelChunk> stream) {
            used = prompt;
            return stream;
        }

        @Override
        public void item(ModelChunk chunk) {
            used = usedAfter(chunk);
        }

        private double usedAfter(ModelChunk chunk) {
            return chunk.usage()
                    .filter(usage -> TierTokens.isPossible(request, usage))
                    .map(usage -> (double) usage.total())
                    .orElseGet(() -> used + tokens.of(chunk.written()));
        }

        @Override
        public void ended(Throwable failure, boolean cancelled, boolean answered) {
            if (waitNanos.isPresent()) {
                quota.settle(reserved, wasRefused(failure) ? 0 : (int) Math.ceil(used));
            }
        }

        private boolean wasRefused(Throwable thrown) {
            return thrown instanceof ModelFailure failure
                    && !failure.emitted()
                    && !USED_UNSEEN.contains(failure.reason());
        }
    }
}
