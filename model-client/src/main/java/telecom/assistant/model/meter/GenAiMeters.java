package telecom.assistant.model.meter;

import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import java.time.Duration;
import telecom.assistant.model.Routing;
import telecom.assistant.model.Usage;

/**
 * The meters of one request under the names of OpenTelemetry's semantic conventions for generative AI (GenAI metrics,
 * {@code gen_ai.client.*} and {@code gen_ai.server.*}), for dashboards that expect them. {@code gen_ai.request.model}
 * is the model in the tier's settings rather than the one that the tier reports, so that the number of its values is
 * bounded. The labels of {@link ModelMeters} are added to those of the conventions.
 */
public final class GenAiMeters {

    private static final String OPERATION = "chat";

    private final MeterRegistry registry;
    private final Tags tags;

    /** @param model the model's name as the tier's setting spells it */
    public GenAiMeters(MeterRegistry registry, Routing routing, String tier, String model) {
        this.registry = registry;
        this.tags = ModelMeters.tags(routing, tier)
                .and("gen_ai.operation.name", OPERATION)
                .and("gen_ai.request.model", model);
    }

    /** {@code gen_ai.server.time_to_first_token}: as seen by the client, from the request on, including retries. */
    public void firstToken(Duration wait) {
        registry.timer("gen_ai.server.time_to_first_token", tags).record(wait);
    }

    /**
     * {@code gen_ai.client.token.usage} by {@code gen_ai.token.type}, and, if more than one token was written, {@code
     * gen_ai.server.time_per_output_token}, whose reciprocal is the number of tokens per second.
     *
     * @param writing the time from the first token to the last
     */
    public void used(Usage usage, Duration writing) {
        tokens("input", usage.promptTokens());
        tokens("output", usage.completionTokens());
        int afterFirst = usage.completionTokens() - usage.reasoningTokens() - 1;
        if (afterFirst > 0) {
            registry.timer("gen_ai.server.time_per_output_token", tags).record(writing.dividedBy(afterFirst));
        }
    }

    private void tokens(String type, int amount) {
        DistributionSummary.builder("gen_ai.client.token.usage")
                .baseUnit("tokens")
                .tags(tags.and("gen_ai.token.type", type))
                .register(registry)
                .record(amount);
    }

    /**
     * {@code gen_ai.client.operation.duration}.
     *
     * @param error the reason of the failure, for {@code error.type}; null for an answer, whose label is then empty
     *     because Prometheus needs the same labels on every series
     */
    public void ended(Duration took, String error) {
        registry.timer("gen_ai.client.operation.duration", tags.and("error.type", error == null ? "" : error))
                .record(took);
    }
}
