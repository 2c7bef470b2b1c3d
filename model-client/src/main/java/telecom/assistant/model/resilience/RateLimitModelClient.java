package telecom.assistant.model.resilience;

import io.github.resilience4j.ratelimiter.RateLimiter;
import io.smallrye.mutiny.Multi;
import io.vertx.core.Vertx;
import java.util.OptionalLong;
import telecom.assistant.model.ModelChunk;
import telecom.assistant.model.ModelClient;
import telecom.assistant.model.ModelFailure.Reason;
import telecom.assistant.model.ModelRequest;
import telecom.assistant.model.meter.ModelMeters;
import telecom.assistant.model.meter.ModelMeters.Quota;

/**
 * Limits the requests a second. A request beyond the limit waits, without blocking a thread, for as long as the limiter
 * allows; one that would have to wait longer fails at once with {@link Reason#QUOTA_SPENT}. If a waiting request is
 * cancelled, its permit goes unused, because Resilience4j cannot take permits back.
 *
 * @param limiter the rate limiter, which is named after the tier; its time-out is the longest wait
 */
public record RateLimitModelClient(ModelClient inner, RateLimiter limiter, Vertx vertx, ModelMeters meters)
        implements ModelClient {

    @Override
    public Multi<ModelChunk> stream(ModelRequest request) {
        QuotaGate gate = new QuotaGate(limiter.getName(), Quota.REQUESTS, vertx, meters);
        return Multi.createFrom().deferred(() -> {
            long waitNanos = limiter.reservePermission();
            OptionalLong wait = waitNanos < 0 ? OptionalLong.empty() : OptionalLong.of(waitNanos);
            return gate.pass(request, wait, () -> inner.stream(request));
        });
    }
}
