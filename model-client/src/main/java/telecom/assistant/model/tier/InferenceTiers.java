package telecom.assistant.model.tier;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.Startup;
import io.quarkus.tls.TlsConfiguration;
import io.quarkus.tls.TlsConfigurationRegistry;
import io.vertx.core.Vertx;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import telecom.assistant.model.ModelClient;
import telecom.assistant.model.ModelConfig;
import telecom.assistant.model.meter.ModelMeters;

/**
 * All tiers of a deployment, including those that no route names, and the one {@link ModelClient} in front of them.
 * Created at startup, so that a wrong setting prevents the start.
 */
@Startup
@ApplicationScoped
class InferenceTiers {

    private final RouteTable routes;
    private final Map<String, InferenceTier> tiers = new TreeMap<>();
    private final Vertx vertx;
    private final ModelMeters meters;

    @Inject
    InferenceTiers(
            ModelConfig config, Prices prices, Vertx vertx, MeterRegistry registry, TlsConfigurationRegistry tls) {
        this(config, prices, vertx, registry, tls::get);
    }

    /** Without named TLS configurations. */
    InferenceTiers(ModelConfig config, Prices prices, Vertx vertx, MeterRegistry registry) {
        this(config, prices, vertx, registry, name -> Optional.empty());
    }

    private InferenceTiers(
            ModelConfig config,
            Prices prices,
            Vertx vertx,
            MeterRegistry registry,
            Function<String, Optional<TlsConfiguration>> tlsConfigurations) {
        this.vertx = vertx;
        this.meters = new ModelMeters(registry);
        this.routes = new RouteTable(config);
        TierAssembly assembly = new TierAssembly(vertx, tlsConfigurations, prices, this.meters, registry);
        config.tiers().forEach((name, settings) -> tiers.put(name, assembly.assemble(name, settings)));
        tiers.values().forEach(tier -> tier.probes().askAll());
    }

    @Produces
    @ApplicationScoped
    ModelClient client() {
        Map<String, ModelClient> clients = new TreeMap<>();
        tiers.forEach((name, tier) -> clients.put(name, tier.client()));
        return new RoutedModelClient(routes, clients, vertx, meters);
    }

    /** The health of each tier, in the order of their names. */
    List<TierStatus> statuses() {
        return tiers.values().stream().map(InferenceTier::status).toList();
    }

    /** The settings that list only tiers that cannot be used. */
    List<String> deadRoutes() {
        return routes.lists().entrySet().stream()
                .filter(list -> list.getValue().stream()
                        .noneMatch(tier -> tiers.get(tier).status().isUsable()))
                .map(Map.Entry::getKey)
                .toList();
    }

    @PreDestroy
    void close() {
        tiers.values().forEach(InferenceTier::close);
    }
}
