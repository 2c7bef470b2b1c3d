package telecom.assistant.model.resilience;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.helpers.test.AssertSubscriber;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CyclicBarrier;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import telecom.assistant.model.ModelChunk;
import telecom.assistant.model.ModelClient;
import telecom.assistant.model.ModelFailure;
import telecom.assistant.model.ModelFailure.Reason;
import telecom.assistant.model.Streams;
import telecom.assistant.model.meter.ModelMeters;

class HedgingModelClientTest {

    private static final Duration NEVER = Duration.ofHours(1);
    private static final Duration SOON = Duration.ofMillis(20);
    private static final int ROUNDS = 500;
    private static final Vertx VERTX = Vertx.vertx();

    private final FakeTier first = new FakeTier();
    private final FakeTier second = new FakeTier();
    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();

    @AfterAll
    static void stop() {
        VERTX.close().toCompletionStage().toCompletableFuture().join();
    }

    @Test
    void asksTheSecondTierAsWellWhenTheFirstTokenIsLate() {
        ask(first, SOON);

        await().until(() -> second.asked() == 1);

        assertThat(first.isOver()).isFalse();
        assertThat(count("assistant.model.hedges.started")).isEqualTo(1);
    }

    @Test
    void letsTheHedgeAnswerIfItOpensFirstAndCancelsTheOther() {
        AssertSubscriber<ModelChunk> subscriber = ask(first, SOON);
        await().until(() -> second.asked() == 1);

        second.opens();
        first.opens();
        first.says("first");
        second.says("second");
        second.finishes();

        subscriber.assertCompleted().assertItems(FakeTier.OPENED, new ModelChunk.Content("second"), FakeTier.FINISHED);
        assertThat(first.isOver()).isTrue();
        assertThat(count("assistant.model.hedges.won")).isEqualTo(1);
    }

    @Test
    void letsTheFirstTierAnswerIfItOpensAfterAllAndCancelsTheHedge() {
        AssertSubscriber<ModelChunk> subscriber = ask(first, SOON);
        await().until(() -> second.asked() == 1);

        first.opens();

        assertThat(second.isOver()).isTrue();
        first.finishes();
        subscriber.assertCompleted().assertItems(FakeTier.OPENED, FakeTier.FINISHED);
        assertThat(registry.find("assistant.model.hedges.won").counter()).isNull();
    }

    @Test
    void asksNoSecondTierAfterTheFirstToken() {
        ask(first, SOON);
        first.opens();

        await().during(Duration.ofMillis(150)).until(() -> second.asked() == 0);
    }

    @Test
    void asksTheSecondTierAtOnceWhenTheFirstFails() {
        AssertSubscriber<ModelChunk> subscriber = ask(new FakeTier(FakeTier.failure(Reason.UNREACHABLE)), NEVER);
        second.opens();
        second.finishes();

        subscriber.assertCompleted().assertItems(FakeTier.OPENED, FakeTier.FINISHED);
        assertThat(count("assistant.model.failovers")).isEqualTo(1);
        assertThat(registry.find("assistant.model.hedges.started").counter()).isNull();
    }

    @Test
    void asksNoOtherTierIfTheRequestIsAtFault() {
        ask(new FakeTier(FakeTier.failure(Reason.CONTEXT_TOO_LONG)), NEVER).assertFailedWith(ModelFailure.class);

        assertThat(second.asked()).isZero();
    }

    @Test
    void waitsForTheFirstWhenTheHedgeFails() {
        AssertSubscriber<ModelChunk> subscriber = ask(first, SOON);
        await().until(() -> second.asked() == 1);
        second.fails(FakeTier.failure(Reason.OVERLOADED));

        subscriber.assertNotTerminated();
        first.opens();
        first.finishes();

        subscriber.assertCompleted();
    }

    @Test
    void failsWithTheLaterFailureAndKeepsTheEarlierOne() {
        AssertSubscriber<ModelChunk> subscriber = ask(first, SOON);
        await().until(() -> second.asked() == 1);
        second.fails(FakeTier.failure(Reason.OVERLOADED));
        first.fails(FakeTier.failure(Reason.FIRST_TOKEN_TIMEOUT));

        ModelFailure failure = (ModelFailure) subscriber.getFailure();
        assertThat(failure.reason()).isEqualTo(Reason.FIRST_TOKEN_TIMEOUT);
        assertThat(failure.getSuppressed())
                .singleElement()
                .extracting(earlier -> ((ModelFailure) earlier).reason())
                .isEqualTo(Reason.OVERLOADED);
    }

    @Test
    void asksNoOtherTierOnceSomethingWasEmitted() {
        AssertSubscriber<ModelChunk> subscriber = ask(first, NEVER);
        first.opens();
        first.fails(new ModelFailure(Reason.STALLED, "fake", true, "as scripted"));

        subscriber.assertFailedWith(ModelFailure.class).assertItems(FakeTier.OPENED);
        assertThat(second.asked()).isZero();
    }

    @Test
    void cancelsBothWhenTheSubscriberCancels() {
        AssertSubscriber<ModelChunk> subscriber = ask(first, SOON);
        await().until(() -> second.asked() == 1);

        subscriber.cancel();

        assertThat(first.isOver()).isTrue();
        assertThat(second.isOver()).isTrue();
    }

    @Test
    void asksNoTierAfterACancellation() {
        ask(first, SOON).cancel();

        await().during(Duration.ofMillis(150)).until(() -> second.asked() == 0);
    }

    @Test
    void passesOnNoMoreDemandThanItReceives() {
        AssertSubscriber<ModelChunk> subscriber =
                client(first, SOON).stream(Streams.question()).subscribe().withSubscriber(AssertSubscriber.create(0));
        await().until(() -> second.asked() == 1);
        assertThat(first.requested() + second.requested()).isZero();

        subscriber.request(3);
        assertThat(first.requested()).isEqualTo(1);
        assertThat(second.requested()).isEqualTo(1);

        second.opens();
        assertThat(second.requested()).isEqualTo(2);
        second.says("a");
        second.says("b");
        second.says("c");
        subscriber.assertItems(FakeTier.OPENED, new ModelChunk.Content("a"), new ModelChunk.Content("b"));
        subscriber.request(1).assertLastItem(new ModelChunk.Content("c"));
    }

    @Test
    void neverMixesAnswersWhenBothOpenAtOnce() {
        for (int round = 0; round < ROUNDS; round++) {
            CyclicBarrier together = new CyclicBarrier(2);
            AssertSubscriber<ModelChunk> subscriber =
                    client(speaker("one", together), speaker("two", together), Duration.ofMillis(1)).stream(
                                    Streams.question())
                            .subscribe()
                            .withSubscriber(AssertSubscriber.create(Long.MAX_VALUE));

            List<ModelChunk> said =
                    subscriber.awaitCompletion(Duration.ofSeconds(5)).getItems();

            assertThat(said).hasSize(7);
            String voice = ((ModelChunk.Opened) said.get(0)).tier();
            assertThat(said.subList(1, 6)).allMatch(new ModelChunk.Content(voice)::equals);
        }
    }

    /** A tier that gives its whole answer on a thread of its own, at the same moment as the other tier. */
    private static ModelClient speaker(String name, CyclicBarrier together) {
        List<ModelChunk> answer = Stream.of(
                        Stream.of(new ModelChunk.Opened(name, "model")),
                        Stream.generate(() -> new ModelChunk.Content(name)).limit(5),
                        Stream.of(FakeTier.FINISHED))
                .flatMap(chunks -> chunks)
                .map(ModelChunk.class::cast)
                .toList();
        return request -> Uni.createFrom()
                .completionStage(() -> CompletableFuture.runAsync(() -> meet(together)))
                .onItem()
                .transformToMulti(met -> Multi.createFrom().iterable(answer));
    }

    private static void meet(CyclicBarrier together) {
        try {
            together.await();
        } catch (Exception broken) {
            throw new AssertionError(broken);
        }
    }

    private double count(String name) {
        return registry.get(name).counter().count();
    }

    private HedgingModelClient client(ModelClient one, ModelClient two, Duration after) {
        return new HedgingModelClient(one, two, after, VERTX, new ModelMeters(registry));
    }

    private HedgingModelClient client(ModelClient one, Duration after) {
        return client(one, second, after);
    }

    private AssertSubscriber<ModelChunk> ask(ModelClient one, Duration after) {
        return client(one, after).stream(Streams.question())
                .subscribe()
                .withSubscriber(AssertSubscriber.create(Long.MAX_VALUE));
    }
}
