package telecom.assistant.model.tier;

import io.smallrye.mutiny.Multi;
import java.time.Duration;
import telecom.assistant.model.ModelChunk;
import telecom.assistant.model.ModelClient;
import telecom.assistant.model.ModelFailure;
import telecom.assistant.model.ModelRequest;
import telecom.assistant.model.Routing;
import telecom.assistant.model.Usage;
import telecom.assistant.model.meter.ModelMeters;

/**
 * Measures the requests to a tier by purpose and channel (outcome, first token, tokens, cost) and keeps the tier's
 * status. A request and its retries count as one.
 */
record MeteredModelClient(ModelClient inner, TierStatus status, Prices prices, ModelMeters meters)
        implements ModelClient {

    @Override
    public Multi<ModelChunk> stream(ModelRequest request) {
        return Multi.createFrom().deferred(() -> {
            Measurement measurement = new Measurement(request.routing());
            return inner.stream(request)
                    .onItem()
                    .invoke(measurement::seen)
                    .onTermination()
                    .invoke(measurement::ended);
        });
    }

    private final class Measurement {
        private final Routing routing;
        private final long start = System.nanoTime();
        private volatile boolean unmetered;

        Measurement(Routing routing) {
            this.routing = routing;
        }

        void seen(ModelChunk chunk) {
            if (chunk instanceof ModelChunk.Opened) {
                unmetered = true;
                meters.firstToken(routing, status.tier(), Duration.ofNanos(System.nanoTime() - start));
            }
            chunk.usage().ifPresent(this::used);
        }

        private void used(Usage usage) {
            unmetered = false;
            meters.used(routing, status.tier(), usage);
            prices.of(status.tier(), usage)
                    .ifPresent(cost -> meters.cost(routing, status.tier(), cost, prices.currency()));
        }

        void ended(Throwable failure, boolean cancelled) {
            status.ended(failure, cancelled);
            meters.ended(routing, status.tier(), outcome(failure, cancelled));
            if (unmetered) {
                meters.unmetered(routing, status.tier());
            }
        }
    }

    private static String outcome(Throwable failure, boolean cancelled) {
        if (cancelled) {
            return "cancelled";
        }
        if (failure == null) {
            return "answered";
        }
        return failure instanceof ModelFailure known ? ModelMeters.label(known.reason()) : "error";
    }
}
