package telecom.assistant.model.tier;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.smallrye.mutiny.Multi;
import java.time.Duration;
import java.util.Locale;
import telecom.assistant.model.ModelChunk;
import telecom.assistant.model.ModelClient;
import telecom.assistant.model.ModelFailure;
import telecom.assistant.model.ModelRequest;
import telecom.assistant.model.Usage;

/**
 * Measures the requests to a tier, its retries included: {@code assistant.model.requests} by outcome, {@code
 * assistant.model.first.token} from request to first token, {@code assistant.model.tokens} by kind.
 */
final class MeteredModelClient implements ModelClient {

    private final ModelClient inner;
    private final String tier;
    private final MeterRegistry meters;

    MeteredModelClient(ModelClient inner, String tier, MeterRegistry meters) {
        this.inner = inner;
        this.tier = tier;
        this.meters = meters;
    }

    @Override
    public Multi<ModelChunk> stream(ModelRequest request) {
        Tags tags = Tags.of("tier", tier, "purpose", label(request.purpose()));
        return Multi.createFrom().deferred(() -> {
            long start = System.nanoTime();
            return inner.stream(request)
                    .onItem()
                    .invoke(chunk -> measure(chunk, tags, start))
                    .onTermination()
                    .invoke((failure, cancelled) -> count(tags, outcome(failure, cancelled)));
        });
    }

    private void measure(ModelChunk chunk, Tags tags, long start) {
        if (chunk instanceof ModelChunk.Opened) {
            meters.timer("assistant.model.first.token", tags).record(Duration.ofNanos(System.nanoTime() - start));
        } else if (chunk instanceof ModelChunk.Finished finished) {
            finished.usage().ifPresent(usage -> tokens(tags, usage));
        }
    }

    private void tokens(Tags tags, Usage usage) {
        tokens(tags, "prompt", usage.promptTokens());
        tokens(tags, "completion", usage.completionTokens());
        tokens(tags, "cached", usage.cachedTokens());
        tokens(tags, "reasoning", usage.reasoningTokens());
    }

    private void tokens(Tags tags, String kind, int amount) {
        meters.counter("assistant.model.tokens", tags.and("kind", kind)).increment(amount);
    }

    private void count(Tags tags, String outcome) {
        meters.counter("assistant.model.requests", tags.and("outcome", outcome)).increment();
    }

    private static String outcome(Throwable failure, boolean cancelled) {
        if (cancelled) {
            return "cancelled";
        }
        if (failure == null) {
            return "answered";
        }
        return failure instanceof ModelFailure known ? label(known.reason()) : "error";
    }

    private static String label(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }
}
