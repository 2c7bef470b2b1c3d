package telecom.assistant.channel.sms.flow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.helpers.test.UniAssertSubscriber;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import telecom.assistant.channel.SubscriberId;
import telecom.assistant.channel.sms.flow.Lanes.LaneFullException;

class LanesTest {

    private static final SubscriberId ONE = new SubscriberId("one");
    private static final SubscriberId OTHER = new SubscriberId("other");

    private final Lanes lanes = new Lanes(1, "some.setting");
    private final List<String> done = new ArrayList<>();

    @Test
    void runsTheWorkOfOneSubscriberInOrder() {
        CompletableFuture<String> slow = new CompletableFuture<>();
        run(ONE, Uni.createFrom().completionStage(slow));
        run(ONE, Uni.createFrom().item("second"));
        assertThat(done).isEmpty();

        slow.complete("first");

        assertThat(done).containsExactly("first", "second");
    }

    @Test
    void doesNotLetOneSubscriberHoldUpAnother() {
        run(ONE, Uni.createFrom().nothing());
        run(OTHER, Uni.createFrom().item("other"));

        assertThat(done).containsExactly("other");
    }

    @Test
    void goesOnAfterAFailure() {
        run(ONE, Uni.createFrom().failure(new IllegalStateException("first")));
        run(ONE, Uni.createFrom().item("second"));

        assertThat(done).containsExactly("second");
    }

    @Test
    void runsWhateverHasGatheredWithoutRunningOutOfStack() {
        Lanes roomy = new Lanes(20_000, "some.setting");
        AtomicInteger ended = new AtomicInteger();
        CompletableFuture<Integer> slow = new CompletableFuture<>();
        roomy.run(ONE, () -> Uni.createFrom().completionStage(slow));
        for (int i = 0; i < 20_000; i++) {
            roomy.run(ONE, () -> Uni.createFrom().item(ended::incrementAndGet));
        }

        slow.complete(0);

        assertThat(ended).hasValue(20_000);
    }

    @Test
    void keepsTheOrderWhenTheCallerGivesUp() {
        CompletableFuture<String> slow = new CompletableFuture<>();
        lanes.run(ONE, () -> Uni.createFrom().completionStage(() -> slow))
                .subscribe()
                .withSubscriber(UniAssertSubscriber.create())
                .cancel();
        run(ONE, Uni.createFrom().item("second"));
        assertThat(done).isEmpty();

        slow.complete("first");

        assertThat(done).containsExactly("second");
    }

    @Test
    void refusesMoreThanItsLimitAndNamesTheSetting() {
        run(ONE, Uni.createFrom().nothing());
        run(ONE, Uni.createFrom().nothing());

        assertThatThrownBy(() -> lanes.run(ONE, () -> Uni.createFrom().item("third"))
                        .await()
                        .atMost(Duration.ofSeconds(5)))
                .isInstanceOf(LaneFullException.class)
                .hasMessageContaining("some.setting");
    }

    private void run(SubscriberId subscriber, Uni<String> work) {
        lanes.run(subscriber, () -> work.onItem().invoke(done::add)).subscribe().with(item -> {}, failure -> {});
    }
}
