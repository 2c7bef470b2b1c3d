package telecom.assistant.model.resilience;

import io.smallrye.mutiny.Multi;
import io.vertx.core.Vertx;
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
 * Keeps the requests to a tier within its tokens a minute. It reserves what a request is estimated to use, including
 * the longest answer that it allows, and settles with what the tier reports or, failing that, with what was streamed. A
 * request that would have to wait too long fails at once with {@link Reason#QUOTA_SPENT}. A request that the tier
 * refused has used nothing.
 *
 * @param maxTokens the tier's longest answer, for requests that set no limit
 */
public record TokenQuotaModelClient(
        ModelClient inner, TokenQuota quota, TierTokens tokens, OptionalInt maxTokens, Vertx vertx, ModelMeters meters)
        implements ModelClient {

    public TokenQuotaModelClient {
        meters.quotaLeft(quota.tier(), quota::left);
    }

    @Override
    public Multi<ModelChunk> stream(ModelRequest request) {
        QuotaGate gate = new QuotaGate(quota.tier(), Quota.TOKENS, vertx, meters);
        return Multi.createFrom().deferred(() -> {
            int prompt = tokens.of(request);
            int reserved =
                    quota.reservable(prompt + request.options().maxTokens().orElse(maxTokens.orElse(0)));
            OptionalLong waitNanos = quota.reserve(reserved);
            if (waitNanos.isEmpty()) {
                return gate.pass(request, waitNanos, () -> inner.stream(request));
            }
            Reservation reservation = new Reservation(reserved);
            return gate.pass(request, waitNanos, () -> reservation.spend(prompt, inner.stream(request)))
                    .onTermination()
                    .invoke(reservation::settle);
        });
    }

    /** What one request has reserved, and what it has used as far as is known. */
    private final class Reservation {
        private final int reserved;
        private volatile double used;

        Reservation(int reserved) {
            this.reserved = reserved;
        }

        Multi<ModelChunk> spend(int prompt, Multi<ModelChunk> stream) {
            used = prompt;
            return stream.onItem().invoke(chunk -> used = usedAfter(chunk));
        }

        private double usedAfter(ModelChunk chunk) {
            return chunk.usage()
                    .map(usage -> (double) usage.total())
                    .orElseGet(() -> used + tokens.of(chunk.written()));
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
