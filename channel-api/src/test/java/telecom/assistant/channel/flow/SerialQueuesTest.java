package telecom.assistant.channel.flow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.helpers.test.UniAssertSubscriber;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import telecom.assistant.channel.flow.SerialQueues.QueueFullException;

class SerialQueuesTest {

    private static final String ONE = "one";
    private static final String OTHER = "other";

    private final SerialQueues<String> queues = new SerialQueues<>(1, "some.setting");
    private final List<String> done = new ArrayList<>();

    @Test
    void runsTheStepsOfOneKeyInOrder() {
        CompletableFuture<String> slow = new CompletableFuture<>();
        run(ONE, Uni.createFrom().completionStage(slow));
        run(ONE, Uni.createFrom().item("second"));
        assertThat(done).isEmpty();

        slow.complete("first");

        assertThat(done).containsExactly("first", "second");
    }

    @Test
    void doesNotLetOneKeyHoldUpAnother() {
        run(ONE, Uni.createFrom().nothing());
        run(OTHER, Uni.createFrom().item("other"));

        assertThat(done).containsExactly("other");
    }

    @Test
    void continuesAfterAFailure() {
        run(ONE, Uni.createFrom().failure(new IllegalStateException("first")));
        run(ONE, Uni.createFrom().item("second"));

        assertThat(done).containsExactly("second");
    }

    @Test
    void countsOnlyStepsThatHaveNotEnded() {
        run(ONE, Uni.createFrom().item("first"));
        run(ONE, Uni.createFrom().item("second"));
        run(ONE, Uni.createFrom().item("third"));

        assertThat(done).containsExactly("first", "second", "third");
    }

    @Test
    void keepsTheOrderWhenTheCallerGivesUp() {
        CompletableFuture<String> slow = new CompletableFuture<>();
        queues.run(ONE, () -> Uni.createFrom().completionStage(() -> slow))
                .subscribe()
                .withSubscriber(UniAssertSubscriber.create())
                .cancel();
        run(ONE, Uni.createFrom().item("second"));
        assertThat(done).isEmpty();

        slow.complete("first");

        assertThat(done).containsExactly("second");
    }

    @Test
    void refusesStepsBeyondItsLimitAndNamesTheSetting() {
        run(ONE, Uni.createFrom().nothing());
        run(ONE, Uni.createFrom().nothing());

        assertThatThrownBy(() -> queues.run(ONE, () -> Uni.createFrom().item("third"))
                        .await()
                        .atMost(Duration.ofSeconds(5)))
                .isInstanceOf(QueueFullException.class)
                .hasMessageContaining("some.setting");
    }

    private void run(String subscriber, Uni<String> work) {
        queues.run(subscriber, () -> work.onItem().invoke(done::add))
                .subscribe()
                .with(item -> {}, failure -> {});
    }
}
