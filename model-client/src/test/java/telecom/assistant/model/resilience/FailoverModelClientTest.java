package telecom.assistant.model.resilience;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.smallrye.mutiny.helpers.test.AssertSubscriber;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import telecom.assistant.model.ModelChunk;
import telecom.assistant.model.ModelFailure;
import telecom.assistant.model.ModelFailure.Reason;
import telecom.assistant.model.Streams;
import telecom.assistant.model.meter.ModelMeters;

class FailoverModelClientTest {

    private final FakeTier second = new FakeTier();

    @ParameterizedTest
    @EnumSource(
            value = Reason.class,
            names = {"CONTEXT_TOO_LONG", "REJECTED"},
            mode = EnumSource.Mode.EXCLUDE)
    void asksTheNextTierIfTheFirstIsAtFault(Reason reason) {
        AssertSubscriber<ModelChunk> subscriber = ask(new FakeTier(FakeTier.failure(reason)));

        second.opens();
        second.finishes();

        subscriber.assertCompleted().assertItems(FakeTier.OPENED, FakeTier.FINISHED);
    }

    @ParameterizedTest
    @EnumSource(
            value = Reason.class,
            names = {"CONTEXT_TOO_LONG"})
    void asksNoOtherTierIfTheRequestIsAtFault(Reason reason) {
        ask(new FakeTier(FakeTier.failure(reason))).assertFailedWith(ModelFailure.class);

        assertThat(second.asked()).isZero();
    }

    @Test
    void asksNoOtherTierOnceSomethingWasEmitted() {
        FakeTier first = new FakeTier();
        AssertSubscriber<ModelChunk> subscriber = ask(first);
        first.opens();
        first.fails(new ModelFailure(Reason.STALLED, "fake", true, "as scripted"));

        subscriber.assertFailedWith(ModelFailure.class).assertItems(FakeTier.OPENED);
        assertThat(second.asked()).isZero();
    }

    @Test
    void failsWithTheLastTiersFailureAndKeepsTheEarlierOnes() {
        AssertSubscriber<ModelChunk> subscriber = ask(new FakeTier(FakeTier.failure(Reason.UNREACHABLE)));
        second.fails(FakeTier.failure(Reason.OVERLOADED));

        ModelFailure failure = (ModelFailure) subscriber.getFailure();
        assertThat(failure.reason()).isEqualTo(Reason.OVERLOADED);
        assertThat(failure.getSuppressed())
                .singleElement()
                .extracting(earlier -> ((ModelFailure) earlier).reason())
                .isEqualTo(Reason.UNREACHABLE);
    }

    @Test
    void cancelsTheTierBeingAsked() {
        ask(new FakeTier(FakeTier.failure(Reason.UNREACHABLE))).cancel();

        assertThat(second.isOver()).isTrue();
    }

    private AssertSubscriber<ModelChunk> ask(FakeTier first) {
        return new FailoverModelClient(List.of(first, second), new ModelMeters(new SimpleMeterRegistry()))
                .stream(Streams.question()).subscribe().withSubscriber(AssertSubscriber.create(Long.MAX_VALUE));
    }
}
