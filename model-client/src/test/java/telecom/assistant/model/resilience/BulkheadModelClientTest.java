package telecom.assistant.model.resilience;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.resilience4j.bulkhead.Bulkhead;
import io.github.resilience4j.bulkhead.BulkheadConfig;
import io.smallrye.mutiny.helpers.test.AssertSubscriber;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import telecom.assistant.model.ModelChunk;
import telecom.assistant.model.ModelFailure;
import telecom.assistant.model.ModelFailure.Reason;
import telecom.assistant.model.Streams;

class BulkheadModelClientTest {

    private final FakeTier tier = new FakeTier();
    private final Bulkhead bulkhead = Bulkhead.of(
            "primary",
            BulkheadConfig.custom()
                    .maxConcurrentCalls(1)
                    .maxWaitDuration(Duration.ZERO)
                    .build());
    private final BulkheadModelClient client = new BulkheadModelClient(tier, bulkhead);

    @Test
    void refusesAStreamBeyondTheLimitAtOnceAndNamesTheSetting() {
        ask();

        ModelFailure failure = (ModelFailure) ask().getFailure();

        assertThat(failure.reason()).isEqualTo(Reason.BULKHEAD_FULL);
        assertThat(failure).hasMessageContaining("assistant.model.tiers.primary.max-concurrent");
        assertThat(tier.asked()).isEqualTo(1);
    }

    @Test
    void releasesPermitWhenSubscriberCancels() {
        ask().cancel();
        assertThat(free()).isEqualTo(1);
    }

    @Test
    void releasesPermitOnCompletionAndOnlyOnce() {
        AssertSubscriber<ModelChunk> subscriber = ask();
        tier.opens();
        assertThat(free()).isZero();

        tier.finishes();
        subscriber.cancel();

        assertThat(free()).isEqualTo(1);
    }

    @Test
    void releasesPermitOnFailure() {
        ask();
        tier.fails(FakeTier.failure(Reason.STALLED));
        assertThat(free()).isEqualTo(1);
    }

    private int free() {
        return bulkhead.getMetrics().getAvailableConcurrentCalls();
    }

    private AssertSubscriber<ModelChunk> ask() {
        return client.stream(Streams.question()).subscribe().withSubscriber(AssertSubscriber.create(Long.MAX_VALUE));
    }
}
