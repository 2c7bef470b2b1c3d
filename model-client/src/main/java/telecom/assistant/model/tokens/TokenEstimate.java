package telecom.assistant.model.tokens;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import telecom.assistant.model.ModelChunk;
import telecom.assistant.model.ModelClient;
import telecom.assistant.model.ModelRequest;
import telecom.assistant.model.Usage;
import telecom.assistant.model.reactive.GuardedStream;
import telecom.assistant.model.reactive.StreamGuard;

/**
 * Estimates how many tokens a prompt has before it is known which tier will get it, by the largest weights of any tier.
 * The weights change in large steps only, so that the content of a prompt does not change with every answer, and they
 * are never below the learnt ones.
 *
 * <p>Thread-safe. The gauge {@code assistant.prompt.tokens.per.character} shows the learnt weights of each tier.
 */
@ApplicationScoped
public class TokenEstimate {

    private static final double MARGIN = 1.05;
    private static final double LOWERING_THRESHOLD = 0.85;

    private final Map<String, TierTokens> tiers = new LinkedHashMap<>();
    private final MeterRegistry meters;
    private volatile TokenWeights weights = TokenWeights.START;

    public TokenEstimate(MeterRegistry meters) {
        this.meters = meters;
    }

    /** The current weights. */
    public TokenWeights weights() {
        return weights;
    }

    /** Wraps a model so that this estimate learns from the usage that it reports. */
    public ModelClient learningFrom(ModelClient model) {
        return request -> GuardedStream.of(() -> new Lesson(request), lesson -> model.stream(request));
    }

    /** What can be learnt from one request. */
    private final class Lesson implements StreamGuard<ModelChunk> {
        private final ModelRequest request;
        private String tier;

        Lesson(ModelRequest request) {
            this.request = request;
        }

        @Override
        public void item(ModelChunk chunk) {
            if (chunk instanceof ModelChunk.Opened opened) {
                tier = opened.tier();
            } else if (chunk instanceof ModelChunk.Finished finished && tier != null) {
                finished.usage().ifPresent(usage -> learn(request, tier, usage));
            }
        }
    }

    private synchronized void learn(ModelRequest request, String tier, Usage usage) {
        tiers.computeIfAbsent(tier, this::watched).learn(request, usage);
        TokenWeights most = tiers.values().stream()
                .map(TierTokens::weights)
                .reduce(TokenWeights::orMore)
                .orElse(TokenWeights.START);
        weights = new TokenWeights(step(weights.ascii(), most.ascii()), step(weights.other(), most.other()));
    }

    private static double step(double now, double learnt) {
        boolean tooLow = now < learnt;
        boolean farTooHigh = learnt * MARGIN < now * LOWERING_THRESHOLD;
        return tooLow || farTooHigh ? learnt * MARGIN : now;
    }

    private TierTokens watched(String tier) {
        TierTokens tokens = new TierTokens();
        watch(tokens, tier, "ascii", TokenWeights::ascii);
        watch(tokens, tier, "other", TokenWeights::other);
        return tokens;
    }

    private void watch(TierTokens tokens, String tier, String kind, ToDoubleFunction<TokenWeights> weight) {
        Gauge.builder("assistant.prompt.tokens.per.character", () -> weight.applyAsDouble(tokens.weights()))
                .description("Tokens per character, learnt from the usage that the tier reports")
                .tag("tier", tier)
                .tag("characters", kind)
                .register(meters);
    }
}
