package telecom.assistant.model.tier;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.smallrye.mutiny.helpers.test.AssertSubscriber;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.dns.AddressResolverOptions;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import telecom.assistant.local.model.ModelStandIn;
import telecom.assistant.local.model.Pace;
import telecom.assistant.model.ModelChunk;
import telecom.assistant.model.ModelConfig;
import telecom.assistant.model.ModelFailure;
import telecom.assistant.model.ModelRequest;
import telecom.assistant.model.Streams;
import telecom.assistant.model.TestSettings;

/**
 * Two stand-ins for an inference tier on real sockets, {@code primary} and {@code secondary}, and the client in front
 * of them.
 */
final class TwoTiers implements AutoCloseable {

    static final Duration PATIENCE = Duration.ofSeconds(15);

    /** Fast enough for a test, but with all the steps of a deployment. */
    private static final Map<String, String> DEFAULTS = Map.of(
            "order", "primary,secondary",
            "tiers.primary.retry.max-attempts", "2",
            "tiers.primary.retry.initial-delay", "10ms");

    private final Vertx vertx = Vertx.vertx(new VertxOptions()
            .setAddressResolverOptions(
                    new AddressResolverOptions().setQueryTimeout(500).setMaxQueries(1)));
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final ModelStandIn secondary = ModelStandIn.start(vertx, 0, Pace.INSTANT);
    private ModelStandIn primary = ModelStandIn.start(vertx, 0, Pace.INSTANT);
    private InferenceTiers tiers;

    /** Assembles the client with these settings, which override the defaults. */
    TwoTiers with(Map<String, String> settings) {
        Map<String, String> all = new HashMap<>(DEFAULTS);
        all.put("tiers.primary.base-url", primary.baseUrl());
        all.put("tiers.primary.model", "large");
        all.put("tiers.secondary.base-url", secondary.baseUrl());
        all.put("tiers.secondary.model", "small");
        all.putAll(settings);
        ModelConfig config = TestSettings.config(all);
        tiers = new InferenceTiers(config, new Prices(config), vertx, meters);
        return this;
    }

    ModelStandIn primary() {
        return primary;
    }

    ModelStandIn secondary() {
        return secondary;
    }

    InferenceTiers tiers() {
        return tiers;
    }

    Vertx vertx() {
        return vertx;
    }

    /** Closes the primary's port, and the connections to it. */
    void killPrimary() {
        primary.close();
    }

    /** Opens the same port again. */
    void revivePrimary() {
        primary = ModelStandIn.start(vertx, primary.port(), Pace.INSTANT);
    }

    AssertSubscriber<ModelChunk> ask(ModelRequest request) {
        return tiers.client().stream(request).subscribe().withSubscriber(AssertSubscriber.create(Long.MAX_VALUE));
    }

    List<ModelChunk> answer() {
        return ask(Streams.question()).awaitCompletion(PATIENCE).getItems();
    }

    ModelFailure failure() {
        return (ModelFailure) ask(Streams.question()).awaitFailure(PATIENCE).getFailure();
    }

    /** The sum of a counter over all labels except these; 0 if it does not exist. */
    double count(String name, String... labels) {
        return meters.find(name).tags(labels).counters().stream()
                .mapToDouble(Counter::count)
                .sum();
    }

    SimpleMeterRegistry meters() {
        return meters;
    }

    @Override
    public void close() {
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }
}
