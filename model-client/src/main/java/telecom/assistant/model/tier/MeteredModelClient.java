package telecom.assistant.model.tier;

import io.smallrye.mutiny.Multi;
import java.time.Duration;
import telecom.assistant.model.ModelChunk;
import telecom.assistant.model.ModelClient;
import telecom.assistant.model.ModelFailure;
import telecom.assistant.model.ModelRequest;
import telecom.assistant.model.Routing;
import telecom.assistant.model.Usage;
import telecom.assistant.model.meter.GenAiMeters;
import telecom.assistant.model.meter.ModelMeters;
import telecom.assistant.model.reactive.GuardedStream;
import telecom.assistant.model.reactive.StreamGuard;

/**
 * Measures the requests to a tier by purpose and channel (outcome, first token, tokens, cost) and keeps the tier's
 * status. A request and its retries count as one.
 */
record MeteredModelClient(ModelClient inner, TierStatus status, String model, Prices prices, ModelMeters meters)
        implements ModelClient {

    private static final String ANSWERED = "answered";

    @Override
    public Multi<ModelChunk> stream(ModelRequest request) {
        return GuardedStream.of(() -> new Measurement(request.routing()), measurement -> inner.stream(request));
    }

    private final class Measurement implements StreamGuard<ModelChunk> {
        private final Routing routing;
        private final long start = System.nanoTime();
        private final GenAiMeters genAi;
        private volatile long openedAt = start;
        private volatile boolean unmetered;

        Measurement(Routing routing) {
            this.routing = routing;
            this.genAi = new GenAiMeters(meters.registry(), routing, status.tier(), model);
        }

        @Override
        public void item(ModelChunk chunk) {
            if (chunk instanceof ModelChunk.Opened) {
                unmetered = true;
                openedAt = System.nanoTime();
                meters.firstToken(routing, status.tier(), Duration.ofNanos(openedAt - start));
                genAi.firstToken(Duration.ofNanos(openedAt - start));
            } else if (chunk instanceof ModelChunk.Finished finished) {
                meters.finished(routing, status.tier(), finished.reason());
                finished.usage().ifPresent(this::used);
            }
        }

        private void used(Usage usage) {
            unmetered = false;
            meters.used(routing, status.tier(), usage);
            genAi.used(usage, Duration.ofNanos(System.nanoTime() - openedAt));
            prices.of(status.tier(), usage)
                    .ifPresent(cost -> meters.cost(routing, status.tier(), cost, prices.currency()));
        }

        @Override
        public void ended(Throwable failure, boolean cancelled, boolean answered) {
            status.ended(failure, cancelled);
            String outcome = outcome(failure, cancelled);
            meters.ended(routing, status.tier(), outcome);
            genAi.ended(Duration.ofNanos(System.nanoTime() - start), outcome.equals(ANSWERED) ? null : outcome);
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
            return ANSWERED;
        }
        return failure instanceof ModelFailure known ? ModelMeters.label(known.reason()) : "error";
    }
}
