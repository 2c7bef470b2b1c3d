package telecom.assistant.model.tier;

import io.micrometer.core.instrument.MeterRegistry;
import io.vertx.core.Vertx;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import java.util.List;
import java.util.Optional;
import telecom.assistant.model.ModelClient;
import telecom.assistant.model.ModelConfig;
import telecom.assistant.model.resilience.FailoverModelClient;

/** The tiers in the order in which they are asked, and the one {@link ModelClient} that stands for all of them. */
@ApplicationScoped
class InferenceTiers {

    private final List<InferenceTier> tiers;

    InferenceTiers(ModelConfig config, Vertx vertx, MeterRegistry meters) {
        TierAssembly assembly = new TierAssembly(vertx, meters);
        this.tiers = config.order().stream()
                .map(name -> assembly.assemble(name, settings(config, name)))
                .toList();
    }

    private static ModelConfig.Tier settings(ModelConfig config, String name) {
        return Optional.ofNullable(config.tiers().get(name))
                .orElseThrow(() -> new IllegalArgumentException("assistant.model.order: " + name
                        + " (expected: a tier with assistant.model.tiers." + name + ".base-url and .model)"));
    }

    @Produces
    @ApplicationScoped
    ModelClient client() {
        return new FailoverModelClient(tiers.stream().map(InferenceTier::client).toList());
    }

    List<TierStatus> statuses() {
        return tiers.stream().map(InferenceTier::status).toList();
    }

    @PreDestroy
    void close() {
        tiers.forEach(InferenceTier::close);
    }
}
