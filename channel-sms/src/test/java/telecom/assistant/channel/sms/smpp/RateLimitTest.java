package telecom.assistant.channel.sms.smpp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.Cancellable;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.LongSupplier;
import org.junit.jupiter.api.Test;
import telecom.assistant.channel.flow.Timers;

class RateLimitTest {

    private static final Duration QUARTER = Duration.ofMillis(250);

    private final ManualTimers timers = new ManualTimers();
    private final RateLimit rate = new RateLimit(4, timers);
    private final List<Integer> released = new ArrayList<>();

    @Test
    void admitsOneSegmentInEachInterval() {
        assertThat(rate.pause()).isEmpty();
        assertThat(rate.admit()).isTrue();
        assertThat(rate.admit()).isFalse();

        timers.advance(QUARTER.minusMillis(1));
        assertThat(rate.admit()).isFalse();
        timers.advance(Duration.ofMillis(1));
        assertThat(rate.admit()).isTrue();
    }

    @Test
    void doesNotAccumulatePermitsWhileIdle() {
        timers.advance(Duration.ofMinutes(1));

        assertThat(rate.admit()).isTrue();
        assertThat(rate.admit()).isFalse();
    }

    @Test
    void releasesWaitingSubmissionsOneByOneInOrder() {
        assertThat(rate.admit()).isTrue();
        queue(1);
        Cancellable second = queue(2);
        queue(3);
        second.cancel();

        timers.advance(QUARTER);
        assertThat(released).containsExactly(1);
        assertThat(rate.admit()).isTrue();
        assertThat(rate.admit()).isFalse();

        timers.advance(QUARTER);
        assertThat(released).containsExactly(1, 3);
        assertThat(rate.admit()).isTrue();
        assertThat(timers.delays).containsExactly(QUARTER, QUARTER);
    }

    @Test
    void rejectsARateOfZero() {
        assertThatThrownBy(() -> new RateLimit(0, timers))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("at least 1");
    }

    private Cancellable queue(int number) {
        return rate.pause().orElseThrow().subscribe().with(passed -> released.add(number));
    }

    /** A clock and timers that advance only when the test advances them. */
    private static final class ManualTimers implements Timers {

        private final List<Duration> delays = new ArrayList<>();
        private Instant now = Instant.parse("2026-11-30T03:00:00Z");
        private CompletableFuture<Void> last = new CompletableFuture<>();

        private void advance(Duration time) {
            now = now.plus(time);
            last.complete(null);
        }

        @Override
        public Instant now() {
            return now;
        }

        @Override
        public Uni<Void> after(Duration delay) {
            delays.add(delay);
            last = new CompletableFuture<>();
            return Uni.createFrom().completionStage(last);
        }

        @Override
        public Uni<Void> after(Duration delay, LongSupplier nanoClock) {
            return after(delay);
        }
    }
}
