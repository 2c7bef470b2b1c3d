package telecom.assistant.gateway.tokens;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.smallrye.mutiny.Multi;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.ToDoubleFunction;
import telecom.assistant.model.ModelChunk;
import telecom.assistant.model.ModelClient;
import telecom.assistant.model.ModelRequest;

/**
 * How many tokens a text has, learnt from the usage that the tiers report: nobody but a tier knows its tokenizer. The
 * weights are those of the dearest tier, because any of them may get the next prompt. They change in steps, never by
 * little, so that what a prompt shows does not change with every answer; they are not below what was learnt.
 *
 * <p>Thread-safe. The gauge {@code assistant.prompt.tokens.per.character} shows what was learnt of each tier.
 */
@ApplicationScoped
public class TokenEstimate {

    private static final double MARGIN = 1.05;
    private static final double WORTH_LOWERING = 0.85;

    private final Map<String, WeightFit> tiers = new LinkedHashMap<>();
    private final MeterRegistry meters;
    private volatile TokenWeights weights = TokenWeights.START;

    public TokenEstimate(MeterRegistry meters) {
        this.meters = meters;
    }

    /** What is to be reckoned with at present. */
    public TokenWeights weights() {
        return weights;
    }

    /** The model, whose reports of usage are learnt from as its answers end. */
    public ModelClient learningFrom(ModelClient model) {
        return request -> Multi.createFrom().deferred(() -> {
            AtomicReference<String> tier = new AtomicReference<>();
            return model.stream(request).onItem().invoke(chunk -> learn(request, tier, chunk));
        });
    }

    private void learn(ModelRequest request, AtomicReference<String> tier, ModelChunk chunk) {
        if (chunk instanceof ModelChunk.Opened opened) {
            tier.set(opened.tier());
        } else if (chunk instanceof ModelChunk.Finished finished && tier.get() != null) {
            finished.usage()
                    .filter(usage -> usage.promptTokens() > 0)
                    .ifPresent(usage -> observe(tier.get(), Characters.of(request), usage.promptTokens()));
        }
    }

    private synchronized void observe(String tier, Characters sent, int tokens) {
        tiers.computeIfAbsent(tier, this::watched).observe(sent, tokens);
        TokenWeights dearest = tiers.values().stream()
                .map(WeightFit::weights)
                .reduce((one, two) ->
                        new TokenWeights(Math.max(one.ascii(), two.ascii()), Math.max(one.other(), two.other())))
                .orElse(TokenWeights.START);
        weights = new TokenWeights(step(weights.ascii(), dearest.ascii()), step(weights.other(), dearest.other()));
    }

    private static double step(double now, double learnt) {
        boolean tooLow = now < learnt;
        boolean farTooHigh = learnt * MARGIN < now * WORTH_LOWERING;
        return tooLow || farTooHigh ? learnt * MARGIN : now;
    }

    private WeightFit watched(String tier) {
        WeightFit fit = new WeightFit();
        watch(fit, tier, "ascii", TokenWeights::ascii);
        watch(fit, tier, "other", TokenWeights::other);
        return fit;
    }

    private void watch(WeightFit fit, String tier, String kind, ToDoubleFunction<TokenWeights> weight) {
        Gauge.builder("assistant.prompt.tokens.per.character", this, estimate -> estimate.learnt(fit, weight))
                .description("Tokens per character, learnt from the usage that the tier reports")
                .tag("tier", tier)
                .tag("characters", kind)
                .register(meters);
    }

    private synchronized double learnt(WeightFit fit, ToDoubleFunction<TokenWeights> weight) {
        return weight.applyAsDouble(fit.weights());
    }
}
