package telecom.assistant.channel.sms.smpp;

import static org.assertj.core.api.Assertions.assertThat;
import static telecom.assistant.channel.sms.SmsFixtures.NUMBER;
import static telecom.assistant.channel.sms.SmsFixtures.SERVICE;

import io.smallrye.mutiny.Uni;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.LongSupplier;
import org.jsmpp.bean.BindType;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import telecom.assistant.channel.flow.Timers;
import telecom.assistant.channel.sms.SettableTimers;
import telecom.assistant.channel.sms.SmsFixtures;
import telecom.assistant.channel.sms.config.SmsConfig;
import telecom.assistant.channel.sms.smpp.IncomingHandler.Accepted;
import telecom.assistant.channel.sms.smpp.SubmitOutcome.Status;
import telecom.assistant.channel.sms.text.Segmentation;

/** Tests that the rate limit's permits are used up even while nothing can be sent. */
class SubmitterTest {

    private static final Duration QUARTER = Duration.ofMillis(250);
    private static final int WAITING = 3;

    private final ManualTimers timers = new ManualTimers();
    private final RateLimit rate = new RateLimit(4, timers);
    private final Throttle throttle = new Throttle(Duration.ofSeconds(1), Duration.ofSeconds(4), new SettableTimers());
    private final AtomicInteger released = new AtomicInteger();
    private Smsc smsc;
    private SmscSession session;
    private SmscProfile profile;

    @BeforeEach
    void bind() throws IOException {
        smsc = new Smsc();
        SmsConfig.Smpp config = SmsFixtures.config(Map.of("assistant.sms.smpp.port", Integer.toString(smsc.port())))
                .smpp();
        profile = new SmscProfile(config.profile());
        session = new SmscSession(
                config,
                new SmscHost("127.0.0.1", smsc.port()),
                BindType.BIND_TRX,
                profile,
                incoming -> Uni.createFrom().item(Accepted.WITHOUT_FOLLOW_UP),
                Runnable::run,
                closed -> {});
        session.bind();
    }

    @AfterEach
    void unbind() throws IOException {
        session.close();
        smsc.close();
    }

    @Test
    void doesNotAccumulatePermitsWhileTheSmscThrottles() {
        try (Submitter submitter = submitter(session)) {
            throttle.recordRefusal(throttle.admit().orElseThrow());

            submitAllInTurn(submitter, Status.THROTTLED);
        }
        assertThat(smsc.submitted()).isEmpty();
        assertPaced();
    }

    @Test
    void doesNotAccumulatePermitsWithoutABind() {
        try (Submitter submitter = submitter(null)) {
            submitAllInTurn(submitter, Status.DEFERRED);
        }
        assertPaced();
    }

    @Test
    void submitsOneSegmentPerPermit() {
        try (Submitter submitter = submitter(session)) {
            submitAllInTurn(submitter, Status.SENT);

            assertThat(submit(submitter)).isEqualTo(Status.THROTTLED);
        }
        assertThat(smsc.submitted()).hasSize(WAITING);
    }

    private Submitter submitter(SmscSession current) {
        return new Submitter(() -> current, profile, 1, throttle, Optional.of(rate));
    }

    private void submitAllInTurn(Submitter submitter, Status expected) {
        assertThat(rate.admit()).isTrue();
        for (int i = 0; i < WAITING; i++) {
            rate.pause().orElseThrow().subscribe().with(passed -> released.incrementAndGet());
        }
        for (int i = 1; i <= WAITING; i++) {
            timers.advance(QUARTER);
            assertThat(released).hasValue(i);
            assertThat(submit(submitter)).isEqualTo(expected);
        }
    }

    private void assertPaced() {
        assertThat(rate.admit()).isFalse();
        timers.advance(QUARTER);
        assertThat(rate.admit()).isTrue();
        assertThat(rate.admit()).isFalse();
    }

    private static Status submit(Submitter submitter) {
        Submission submission =
                new Submission(SERVICE, NUMBER, Segmentation.of("a").segment(1, 0));
        return submitter
                .submit(submission)
                .await()
                .atMost(Duration.ofSeconds(5))
                .status();
    }

    /** A clock and timers that advance only when the test advances them. */
    private static final class ManualTimers implements Timers {

        private volatile Instant now = Instant.parse("2026-11-30T03:00:00Z");
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
            last = new CompletableFuture<>();
            return Uni.createFrom().completionStage(last);
        }

        @Override
        public Uni<Void> after(Duration delay, LongSupplier nanoClock) {
            return after(delay);
        }
    }
}
