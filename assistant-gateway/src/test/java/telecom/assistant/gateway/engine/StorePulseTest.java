package telecom.assistant.gateway.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import telecom.assistant.gateway.FakeTimers;
import telecom.assistant.store.FencedException;

class StorePulseTest {

    private static final Duration TRUST = Duration.ofSeconds(1);
    private static final Duration INTERVAL = Duration.ofMillis(300);

    private final FakeTimers timers = new FakeTimers();
    private final StorePulse pulse = new StorePulse(TRUST, () -> timers.now().toEpochMilli() * 1_000_000);

    @Test
    void isNotRecentBeforeTheStoreHasEverAnswered() {
        assertThat(pulse.isRecent()).isFalse();
    }

    @Test
    void isRecentUntilTheTrustPeriodIsOver() {
        storeAnswers();
        timers.pass(TRUST.minusMillis(1));

        assertThat(pulse.isRecent()).isTrue();
        timers.pass(Duration.ofMillis(1));
        assertThat(pulse.isRecent()).isFalse();
    }

    @Test
    void measuresHowLongTheStoreHasBeenSilent() {
        assertThat(pulse.secondsSilent()).isNaN();

        storeAnswers();
        timers.pass(Duration.ofSeconds(20));

        assertThat(pulse.secondsSilent()).isEqualTo(20);
    }

    @Test
    void staysRecentWhileAQuietStoreAnswersTheProbe() {
        pulse.keep(INTERVAL, timers, () -> Uni.createFrom().voidItem());

        timers.pass(Duration.ofMinutes(1));

        assertThat(pulse.isRecent()).isTrue();
    }

    @Test
    void doesNotProbeWhileTheStoreAnswersAnyway() {
        AtomicInteger asked = new AtomicInteger();
        storeAnswers();
        pulse.keep(INTERVAL, timers, () -> {
            asked.incrementAndGet();
            return Uni.createFrom().voidItem();
        });

        for (int i = 0; i < 10; i++) {
            storeAnswers();
            timers.pass(INTERVAL.minusMillis(1));
        }

        assertThat(asked).hasValue(0);
    }

    @Test
    void isNotRecentWhileAProbeIsNotAnswered() {
        storeAnswers();
        CompletableFuture<Void> answer = new CompletableFuture<>();
        pulse.keep(INTERVAL, timers, () -> Uni.createFrom().completionStage(answer));

        timers.pass(TRUST.plus(INTERVAL));

        assertThat(pulse.isRecent()).isFalse();
    }

    @Test
    void anAnswerFromBeforeASuspensionDoesNotCount() {
        CompletableFuture<Void> answer = new CompletableFuture<>();
        pulse.observing(Uni.createFrom().completionStage(answer)).subscribe().with(done -> {});
        timers.pass(Duration.ofMinutes(1));

        answer.complete(null);

        assertThat(pulse.isRecent()).isFalse();
    }

    @Test
    void aRefusalIsAnAnswer() {
        pulse.observing(Uni.createFrom().failure(new FencedException("simulated", 1)))
                .subscribe()
                .with(done -> {}, failure -> {});

        assertThat(pulse.isRecent()).isTrue();
    }

    @Test
    void aFailureIsNotAnAnswer() {
        pulse.observing(Uni.createFrom().failure(new IllegalStateException("simulated")))
                .subscribe()
                .with(done -> {}, failure -> {});

        assertThat(pulse.isRecent()).isFalse();
    }

    private void storeAnswers() {
        pulse.observing(Uni.createFrom().voidItem()).subscribe().with(done -> {});
    }

    @Test
    void probesAgainAfterAProbeHasFailed() {
        AtomicInteger asked = new AtomicInteger();
        pulse.keep(
                INTERVAL,
                timers,
                () -> asked.incrementAndGet() < 3
                        ? Uni.createFrom().failure(new IllegalStateException("simulated"))
                        : Uni.createFrom().voidItem());

        timers.pass(INTERVAL.multipliedBy(3));

        assertThat(pulse.isRecent()).isTrue();
    }
}
