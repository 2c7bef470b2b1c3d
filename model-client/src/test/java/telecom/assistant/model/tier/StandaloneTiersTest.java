package telecom.assistant.model.tier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static telecom.assistant.model.ScriptedTier.stream;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.smallrye.mutiny.helpers.test.AssertSubscriber;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerResponse;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import telecom.assistant.model.ModelChunk;
import telecom.assistant.model.ScriptedTier;
import telecom.assistant.model.Streams;
import telecom.assistant.model.TestSettings;

/** The client with all its guards. */
class StandaloneTiersTest {

    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final int FLOOD_BYTES = 64 * 1024 * 1024;

    private final Vertx vertx = Vertx.vertx();
    private final ScriptedTier tier = new ScriptedTier(vertx);
    private final ScriptedTier spare = new ScriptedTier(vertx);

    @AfterEach
    void stop() {
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    @Test
    void letsASlowSubscriberSlowTheTierDownThroughAllGuards() {
        AtomicInteger sent = new AtomicInteger();
        tier.plays(response -> flood(stream(response, Streams.event("first")), sent));
        try (StandaloneTiers tiers = tiers()) {
            AssertSubscriber<ModelChunk> subscriber =
                    tiers.client().stream(Streams.question()).subscribe().withSubscriber(AssertSubscriber.create(2));
            subscriber.awaitItems(2, PATIENCE);

            AtomicInteger before = new AtomicInteger();
            await().atMost(PATIENCE)
                    .during(Duration.ofMillis(300))
                    .until(() -> before.getAndSet(sent.get()) == sent.get());

            assertThat(sent.get()).isPositive().isLessThan(FLOOD_BYTES);
            assertThat(subscriber.getItems()).hasSize(2);
            subscriber.request(5_000).awaitItems(5_002, PATIENCE).assertNotTerminated();
            subscriber.cancel();
            await().atMost(PATIENCE).until(() -> tier.brokenOff() == 1);
        }
    }

    /** Writes as fast as the client reads. */
    private void flood(HttpServerResponse response, AtomicInteger sent) {
        String events = Streams.event("more").repeat(1_000);
        if (sent.get() < FLOOD_BYTES && !response.closed()) {
            response.write(events).onSuccess(written -> {
                sent.addAndGet(events.length());
                vertx.runOnContext(next -> flood(response, sent));
            });
        }
    }

    private StandaloneTiers tiers() {
        Map<String, String> settings = Map.of(
                "order", "primary,secondary",
                "tiers.primary.base-url", tier.baseUrl(),
                "tiers.primary.model", "A.X-K1",
                "tiers.secondary.base-url", spare.baseUrl(),
                "tiers.secondary.model", "A.X-3.1");
        return new StandaloneTiers(TestSettings.config(settings), vertx, new SimpleMeterRegistry());
    }
}
