package telecom.assistant.model.wire;

import io.smallrye.mutiny.helpers.test.AssertSubscriber;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerResponse;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import telecom.assistant.model.ModelChunk;
import telecom.assistant.model.ModelConfig;
import telecom.assistant.model.ModelFailure;
import telecom.assistant.model.ModelFailure.Reason;
import telecom.assistant.model.ModelRequest;
import telecom.assistant.model.ScriptedTier;
import telecom.assistant.model.Streams;
import telecom.assistant.model.TestSettings;
import telecom.assistant.model.TierCapabilities;

/** A client and a tier that does what a test says, over real sockets. */
abstract class OverTheWire {

    static final Duration PATIENCE = Duration.ofSeconds(15);

    final Vertx vertx = Vertx.vertx();
    final ScriptedTier tier = new ScriptedTier(vertx);

    @AfterEach
    void stop() {
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    static void json(HttpServerResponse response, String body) {
        response.putHeader("content-type", "application/json").end(body);
    }

    final HttpModelClient client() {
        return client(Map.of());
    }

    final HttpModelClient client(Map<String, String> settings) {
        return client(tier.baseUrl(), settings);
    }

    final HttpModelClient client(String baseUrl, Map<String, String> settings) {
        ModelConfig.Tier written = TestSettings.tier(baseUrl, new HashMap<>(settings));
        return new HttpModelClient(vertx, "primary", written, TierCapabilities.of(written), name -> Optional.empty());
    }

    static AssertSubscriber<ModelChunk> ask(HttpModelClient client) {
        return ask(client, Streams.question());
    }

    static AssertSubscriber<ModelChunk> ask(HttpModelClient client, ModelRequest request) {
        return client.stream(request).subscribe().withSubscriber(AssertSubscriber.create(Long.MAX_VALUE));
    }

    static Reason reasonOf(AssertSubscriber<ModelChunk> subscriber) {
        return failureOf(subscriber).reason();
    }

    static ModelFailure failureOf(AssertSubscriber<ModelChunk> subscriber) {
        return (ModelFailure) subscriber.awaitFailure(PATIENCE).getFailure();
    }
}
