package telecom.assistant.benchmarks.model;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import io.smallrye.mutiny.Multi;
import io.vertx.core.Vertx;
import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import telecom.assistant.local.model.ModelStandIn;
import telecom.assistant.model.Capability;
import telecom.assistant.model.ChatMessage;
import telecom.assistant.model.ModelChunk;
import telecom.assistant.model.ModelConfig;
import telecom.assistant.model.ModelRequest;
import telecom.assistant.model.Purpose;
import telecom.assistant.model.tier.StandaloneTiers;

/** The model client as the application uses it, with all its guards around one tier. */
final class ModelClientSource implements StreamSource {

    private static final String TIER = "assistant.model.tiers.primary.";
    private static final int PRIORITY = 100;

    private final StandaloneTiers tiers;

    /** @param concurrent the tier's limit on streams, which is also the size of its connection pool */
    ModelClientSource(Vertx vertx, URI baseUrl, int concurrent) {
        Map<String, String> settings = new HashMap<>(Map.of(
                TIER + "base-url", baseUrl.toString(),
                TIER + "model", ModelStandIn.MODEL,
                TIER + "max-concurrent", String.valueOf(concurrent),
                // The benchmark measures how long streams take, so no time-out may end one.
                TIER + "first-token-timeout", "60s",
                TIER + "stall-timeout", "60s",
                TIER + "total-timeout", "180s",
                // A retry would hide that a stream was lost.
                TIER + "retry.max-attempts", "1"));
        for (Capability capability : Capability.values()) {
            settings.put(TIER + capability.setting(), "true");
        }
        this.tiers = new StandaloneTiers(config(settings), vertx, new SimpleMeterRegistry());
        initialiseContextPropagation();
    }

    /**
     * Outside of Quarkus, the first use of context propagation sets it up, which is not safe on several threads at
     * once.
     */
    private void initialiseContextPropagation() {
        Multi.createFrom().empty().subscribe().with(item -> {});
    }

    private static ModelConfig config(Map<String, String> settings) {
        return new SmallRyeConfigBuilder()
                .addDiscoveredConverters()
                .withSources(new PropertiesConfigSource(settings, "benchmark", PRIORITY))
                .withMapping(ModelConfig.class)
                .build()
                .getConfigMapping(ModelConfig.class);
    }

    @Override
    public String title() {
        return "model client";
    }

    @Override
    public Runnable open(Track track) {
        ModelRequest request = ModelRequest.of(Purpose.REPLY, List.of(ChatMessage.user(track.said())));
        track.begin();
        return tiers.client().stream(request).subscribe().with(chunk -> receive(track, chunk), track::fail, track::end)
                ::cancel;
    }

    private static void receive(Track track, ModelChunk chunk) {
        if (chunk instanceof ModelChunk.Content content) {
            track.token(content.text());
        } else if (!(chunk instanceof ModelChunk.Opened || chunk instanceof ModelChunk.Finished)) {
            throw new IllegalStateException("chunk: " + chunk.getClass().getSimpleName() + " (expected: text only)");
        }
    }

    @Override
    public void close() {
        tiers.close();
    }
}
