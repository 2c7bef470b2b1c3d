package telecom.assistant.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.smallrye.mutiny.helpers.test.AssertSubscriber;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import telecom.assistant.model.ModelChunk.Finished;
import telecom.assistant.model.ModelChunk.Opened;
import telecom.assistant.model.ModelFailure.Reason;
import telecom.assistant.model.RecordedWire.Portions;
import telecom.assistant.model.tier.StandaloneTiers;

/**
 * Tests the whole client against what real servers sent, byte for byte; {@code wires/README.md} says which servers
 * these were and how they were recorded.
 */
class RecordedWiresTest {

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final Vertx vertx = Vertx.vertx();

    @AfterEach
    void stop() {
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    @ParameterizedTest
    @EnumSource
    void readsReplyOfLlamaServer(Portions portions) {
        List<ModelChunk> chunks = play("llama-server/reply", portions).getItems();

        assertThat(chunks).first().isEqualTo(new Opened("primary", "tiny-random"));
        assertThat(Streams.text(chunks)).isEqualTo("?g😀 your고객1 w402] w3993nI'감사U*>");
        assertThat(chunks).last().isEqualTo(new Finished(FinishReason.STOP, Optional.of(new Usage(123, 18, 0, 0))));
    }

    @ParameterizedTest
    @EnumSource
    void reportsThatLlamaServerCutTheReplyOff(Portions portions) {
        List<ModelChunk> chunks = play("llama-server/length", portions).getItems();

        assertThat(Streams.text(chunks)).isEqualTo("n 로밍I1 w402 w40315");
        assertThat(chunks).last().isEqualTo(new Finished(FinishReason.LENGTH, Optional.of(new Usage(124, 8, 0, 0))));
    }

    @ParameterizedTest
    @EnumSource
    void readsReplyOfDistributedLlama(Portions portions) {
        List<ModelChunk> chunks = play("distributed-llama/reply", portions).getItems();

        assertThat(chunks).first().isEqualTo(new Opened("primary", "Distributed Model"));
        assertThat(Streams.text(chunks)).isEqualTo(" 데이터 is 요금입니다 5G");
        assertThat(chunks).last().isEqualTo(new Finished(FinishReason.STOP, Optional.empty()));
    }

    /** This server says "stop" whatever ended the answer, so the client cannot know better. */
    @Test
    void trustsTheFinishReasonOfDistributedLlama() {
        List<ModelChunk> chunks = play("distributed-llama/cut-by-max-tokens", Portions.AS_RECEIVED)
                .getItems();

        assertThat(Streams.text(chunks)).isEqualTo("님 데이터 안녕하세요");
        assertThat(chunks).last().isEqualTo(new Finished(FinishReason.STOP, Optional.empty()));
    }

    @ParameterizedTest
    @CsvSource({
        "llama-server/context-too-long,CONTEXT_TOO_LONG",
        "llama-server/context-too-long-whole,CONTEXT_TOO_LONG",
        "llama-server/unknown-path,NOT_FOUND",
        "llama-server/wrong-key,UNAUTHORIZED",
        "llama-server/tools-refused,UNAVAILABLE",
        "distributed-llama/context-too-long,WORDLESS",
        "distributed-llama/unknown-path,NOT_FOUND"
    })
    void classifiesRefusals(String wire, Reason reason) {
        for (Portions portions : Portions.values()) {
            ModelFailure failure = (ModelFailure) play(wire, portions).getFailure();

            assertThat(failure.reason()).as("%s", portions).isEqualTo(reason);
            assertThat(failure.emitted()).isFalse();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"llama-server/reply", "distributed-llama/reply"})
    void neverTreatsAPartialReplyAsComplete(String wire) {
        int finish = RecordedWire.length(wire) - lengthOfEnd(wire);
        for (int length = 1; length < finish; length += 131) {
            try (RecordedWire server = RecordedWire.breakOff(vertx, wire, length)) {
                AssertSubscriber<ModelChunk> subscriber = ask(server);

                assertThat(subscriber.getFailure())
                        .as("%d bytes", length)
                        .isInstanceOfSatisfying(ModelFailure.class, failure -> assertThat(failure.reason())
                                .isIn(Reason.UNREACHABLE, Reason.INTERRUPTED));
            }
        }
    }

    /** How many bytes there are from the event with the finish reason to the end. */
    private static int lengthOfEnd(String wire) {
        return wire.startsWith("llama-server") ? 640 : 200;
    }

    @Test
    void reusesTheConnectionIfTheServerKeepsIt() {
        try (RecordedWire server = RecordedWire.play(vertx, "llama-server/reply", Portions.WHOLE);
                StandaloneTiers tiers = tiers(server)) {
            for (int i = 0; i < 3; i++) {
                ask(tiers);
            }

            assertThat(server.connections()).isEqualTo(1);
        }
    }

    private AssertSubscriber<ModelChunk> play(String wire, Portions portions) {
        try (RecordedWire server = RecordedWire.play(vertx, wire, portions)) {
            return ask(server);
        }
    }

    private AssertSubscriber<ModelChunk> ask(RecordedWire server) {
        try (StandaloneTiers tiers = tiers(server)) {
            return ask(tiers);
        }
    }

    private static AssertSubscriber<ModelChunk> ask(StandaloneTiers tiers) {
        AssertSubscriber<ModelChunk> subscriber = tiers.client().stream(Streams.question())
                .subscribe()
                .withSubscriber(AssertSubscriber.create(Long.MAX_VALUE));
        await().atMost(PATIENCE).until(() -> subscriber.hasCompleted() || subscriber.getFailure() != null);
        return subscriber;
    }

    private StandaloneTiers tiers(RecordedWire server) {
        Map<String, String> settings = Map.of(
                "tiers.primary.base-url", server.baseUrl(),
                "tiers.primary.model", "tiny-random",
                "tiers.primary.retry.max-attempts", "1");
        return new StandaloneTiers(TestSettings.config(settings), vertx, new SimpleMeterRegistry());
    }
}
