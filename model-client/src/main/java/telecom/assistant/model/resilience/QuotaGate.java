package telecom.assistant.model.resilience;

import io.smallrye.mutiny.Multi;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.OptionalLong;
import java.util.function.Supplier;
import telecom.assistant.model.ModelChunk;
import telecom.assistant.model.ModelFailure;
import telecom.assistant.model.ModelFailure.Reason;
import telecom.assistant.model.ModelRequest;
import telecom.assistant.model.meter.ModelMeters;
import telecom.assistant.model.meter.ModelMeters.Quota;

/**
 * Lets requests through to a tier as one of its quotas allows, and counts those that wait and those that are refused.
 */
record QuotaGate(String tier, Quota quota, Vertx vertx, ModelMeters meters) {

    /**
     * The stream, requested after the wait; fails at once with {@link Reason#QUOTA_SPENT} if the wait would be too
     * long.
     *
     * @param waitNanos how many nanoseconds the request has to wait; empty when the wait is longer than the tier's
     *     {@code quota-wait}
     */
    Multi<ModelChunk> pass(ModelRequest request, OptionalLong waitNanos, Supplier<Multi<ModelChunk>> stream) {
        if (waitNanos.isEmpty()) {
            meters.quotaRefused(request.routing(), tier, quota);
            return Multi.createFrom().failure(spent());
        }
        Duration wait = Duration.ofNanos(waitNanos.getAsLong());
        if (!wait.isZero()) {
            meters.quotaWaited(request.routing(), tier, quota, wait);
        }
        return Pause.before(vertx, wait, stream);
    }

    private ModelFailure spent() {
        String settings = "assistant.model.tiers." + tier + ".";
        return new ModelFailure(
                Reason.QUOTA_SPENT,
                tier,
                false,
                "more " + ModelMeters.label(quota) + " than " + settings + quota.setting()
                        + " allows, and the wait would exceed " + settings + "quota-wait");
    }
}
