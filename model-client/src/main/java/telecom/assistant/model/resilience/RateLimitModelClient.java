package telecom.assistant.model.resilience;

import io.github.resilience4j.ratelimiter.RateLimiter;
import io.smallrye.mutiny.Multi;
import io.vertx.core.Vertx;
import java.time.Duration;
import telecom.assistant.model.ModelChunk;
import telecom.assistant.model.ModelClient;
import telecom.assistant.model.ModelFailure;
import telecom.assistant.model.ModelFailure.Reason;
import telecom.assistant.model.ModelRequest;
import telecom.assistant.model.meter.ModelMeters;
import telecom.assistant.model.meter.ModelMeters.Quota;

/**
 * Limits the requests a second. A request beyond the limit waits, without holding a thread, for as long as the limiter
 * allows; one that would have to wait longer fails at once with {@link Reason#QUOTA_SPENT}. If a request that waits is
 * cancelled, its permit goes unused, because Resilience4j cannot take permits back.
 */
public final class RateLimitModelClient implements ModelClient {

    private final ModelClient inner;
    private final RateLimiter limiter;
    private final Pause pause;
    private final ModelMeters meters;

    /** @param limiter named after the tier; its time-out is the longest wait */
    public RateLimitModelClient(ModelClient inner, RateLimiter limiter, Vertx vertx, ModelMeters meters) {
        this.inner = inner;
        this.limiter = limiter;
        this.pause = new Pause(vertx);
        this.meters = meters;
    }

    @Override
    public Multi<ModelChunk> stream(ModelRequest request) {
        return Multi.createFrom().deferred(() -> {
            long waitNanos = limiter.reservePermission();
            if (waitNanos < 0) {
                meters.quotaRefused(request.routing(), limiter.getName(), Quota.REQUESTS);
                return Multi.createFrom().failure(spent());
            }
            Duration wait = Duration.ofNanos(waitNanos);
            if (!wait.isZero()) {
                meters.quotaWaited(request.routing(), limiter.getName(), Quota.REQUESTS, wait);
            }
            return pause.before(() -> inner.stream(request), wait);
        });
    }

    private ModelFailure spent() {
        String tier = "assistant.model.tiers." + limiter.getName();
        return new ModelFailure(
                Reason.QUOTA_SPENT,
                limiter.getName(),
                false,
                "more requests than " + tier + ".requests-per-second, by a longer wait than " + tier + ".quota-wait");
    }
}
