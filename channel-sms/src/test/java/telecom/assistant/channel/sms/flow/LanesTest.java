package telecom.assistant.channel.sms.flow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.helpers.test.UniAssertSubscriber;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
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
                        .indefinitely())
                .isInstanceOf(LaneFullException.class)
                .hasMessageContaining("some.setting");
    }

    private void run(SubscriberId subscriber, Uni<String> work) {
        lanes.run(subscriber, () -> work.onItem().invoke(done::add)).subscribe().with(item -> {}, failure -> {});
    }
}
