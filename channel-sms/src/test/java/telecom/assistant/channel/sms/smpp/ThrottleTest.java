package telecom.assistant.channel.sms.smpp;

import static org.assertj.core.api.Assertions.assertThat;

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

class ThrottleTest {

    private final ManualTimers timers = new ManualTimers();
    private final Throttle throttle = new Throttle(Duration.ofSeconds(1), Duration.ofSeconds(4), timers);
    private final List<Integer> released = new ArrayList<>();

    @Test
    void isOpenUntilTheSmscRefuses() {
        assertThat(throttle.pause()).isEmpty();
        assertThat(throttle.admit()).isPresent();
    }

    @Test
    void releasesOneAfterEachPauseAndPausesLonger() {
        refuse();
        queue(1);
        queue(2);
        queue(3);

        assertThat(throttle.admit()).isEmpty();
        for (int tries = 1; tries <= 3; tries++) {
            timers.fire();
            assertThat(released).hasSize(tries);
            refuse();
        }

        assertThat(released).containsExactly(1, 2, 3);
        assertThat(timers.delays).extracting(Duration::toSeconds).containsExactly(1L, 2L, 4L, 4L);
    }

    @Test
    void releasesTwoMoreForEachAcceptedSegment() {
        refuse();
        for (int number = 1; number <= 5; number++) {
            queue(number);
        }

        timers.fire();
        accept();
        assertThat(released).containsExactly(1, 2, 3);
        accept();

        assertThat(released).containsExactly(1, 2, 3, 4, 5);
        assertThat(throttle.pause()).isEmpty();
    }

    @Test
    void ignoresAnAnswerToASegmentAdmittedBeforeTheRefusal() {
        long early = throttle.admit().getAsLong();
        refuse();

        throttle.recordAcceptance(early);

        assertThat(throttle.admit()).isEmpty();
    }

    @Test
    void skipsACancelledSubmission() {
        refuse();
        Cancellable first = queue(1);
        queue(2);

        first.cancel();
        timers.fire();

        assertThat(released).containsExactly(2);
    }

    private void refuse() {
        throttle.recordRefusal(throttle.admit().getAsLong());
    }

    private void accept() {
        throttle.recordAcceptance(throttle.admit().getAsLong());
    }

    private Cancellable queue(int number) {
        return throttle.pause().orElseThrow().subscribe().with(open -> released.add(number));
    }

    /** Timers that fire only when the test fires them. */
    private static final class ManualTimers implements Timers {

        private final List<Duration> delays = new ArrayList<>();
        private CompletableFuture<Void> last = new CompletableFuture<>();

        private void fire() {
            last.complete(null);
        }

        @Override
        public Instant now() {
            return Instant.EPOCH;
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
