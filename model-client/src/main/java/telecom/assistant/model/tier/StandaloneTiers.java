package telecom.assistant.model.tier;

import io.micrometer.core.instrument.MeterRegistry;
import io.vertx.core.Vertx;
import telecom.assistant.model.ModelClient;
import telecom.assistant.model.ModelConfig;

/**
 * The tiers of a deployment outside a container, with every guard that the application puts around them: for benchmarks
 * and tools. There are no named TLS configurations. Closing them ends the streams that are under way; the Vert.x instance remains the caller's.
 */
public final class StandaloneTiers implements AutoCloseable {

    private final InferenceTiers tiers;
    private final ModelClient client;

    /** @throws IllegalArgumentException when a setting is wrong, naming it */
    public StandaloneTiers(ModelConfig config, Vertx vertx, MeterRegistry meters) {
        this.tiers = new InferenceTiers(config, new Prices(config), vertx, meters);
        this.client = tiers.client();
    }

    /** The same client that the application gets. */
    public ModelClient client() {
        return client;
    }

    @Override
    public void close() {
        tiers.close();
    }
}
