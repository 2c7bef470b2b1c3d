package telecom.assistant.model.tier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import telecom.assistant.local.model.Fault;
import telecom.assistant.model.ChatMessage;
import telecom.assistant.model.ModelChunk;
import telecom.assistant.model.ModelFailure;
import telecom.assistant.model.ModelRequest;
import telecom.assistant.model.Purpose;
import telecom.assistant.model.Streams;

/** A tier that dies, throttles and recovers while hundreds of requests are under way, over real sockets. */
class TierUnderLoadTest {

    private static final int CLIENTS = 300;
    private static final int ANSWERS_IN_EACH_PHASE = 1_000;
    private static final int ALL_REQUESTS = 10_000;

    private final TwoTiers tiers = new TwoTiers();
    private final AtomicInteger asked = new AtomicInteger();
    private final AtomicInteger ended = new AtomicInteger();
    private final Map<String, AtomicInteger> answered =
            Map.of("primary", new AtomicInteger(), "secondary", new AtomicInteger());
    private final Queue<String> unexpected = new ConcurrentLinkedQueue<>();
    private final Queue<ModelFailure> failures = new ConcurrentLinkedQueue<>();
    private volatile boolean stopped;

    @AfterEach
    void stop() {
        tiers.close();
    }

    @Test
    void answersEverybodyExactlyOnceWhileTheTierDiesThrottlesAndRecovers() {
        tiers.with(Map.of(
                "tiers.primary.breaker.open-for", "300ms",
                "tiers.primary.first-token-timeout", "10s",
                "tiers.primary.max-concurrent", "400",
                "tiers.secondary.max-concurrent", "400"));
        tiers.primary().echo(4);
        tiers.secondary().echo(4);
        for (int i = 0; i < CLIENTS; i++) {
            tiers.vertx().runOnContext(ignored -> askNext());
        }
        awaitAnswers("primary");

        tiers.killPrimary();
        awaitState(CircuitBreaker.State.OPEN);
        awaitAnswers("secondary");

        tiers.revivePrimary();
        tiers.primary().echo(4);
        tiers.primary().fail(Fault.RATE_LIMITED, ALL_REQUESTS);
        patiently().until(() -> tiers.primary().requests().size() >= 3);
        awaitState(CircuitBreaker.State.OPEN);
        awaitAnswers("secondary");

        tiers.primary().heal();
        awaitState(CircuitBreaker.State.CLOSED);
        awaitAnswers("primary");
        stopped = true;
        patiently().until(() -> ended.get() == asked.get());

        assertThat(unexpected).isEmpty();
        assertThat(failures).as("every failure came in the middle of an answer").allMatch(ModelFailure::emitted);
        assertThat(failures).hasSizeLessThan(CLIENTS + 1);
        assertMetersShowWhatHappened();
    }

    private void assertMetersShowWhatHappened() {
        double byPrimary = outcomes("primary", "answered");
        double bySecondary = outcomes("secondary", "answered");
        assertThat(byPrimary).isEqualTo(answered.get("primary").get());
        assertThat(bySecondary).isEqualTo(answered.get("secondary").get());
        assertThat(byPrimary + bySecondary + failures.size()).isEqualTo(asked.get());

        assertThat(failedCalls())
                .as("the failures that opened the breaker and kept it open")
                .isGreaterThanOrEqualTo(13);
        assertThat(failovers("circuit_open"))
                .as("requests while the breaker was open")
                .isPositive();
        assertThat(tiers.count("assistant.model.failovers"))
                .as("the second tier answered whatever the first one did not")
                .isEqualTo(bySecondary);
        assertThat(tiers.count("resilience4j.circuitbreaker.not.permitted.calls", "name", "primary"))
                .isEqualTo(failovers("circuit_open"));
        assertThat(tiers.count("resilience4j.circuitbreaker.not.permitted.calls", "name", "secondary"))
                .isZero();
        assertThat(tiers.meters()
                        .get("assistant.model.first.token")
                        .tags("tier", "secondary", "purpose", "reply", "channel", "voice")
                        .timer()
                        .count())
                .isEqualTo((long) bySecondary);
    }

    /** One client, which asks a new question after each answer. */
    private void askNext() {
        if (stopped) {
            return;
        }
        int number = asked.incrementAndGet();
        String question = "question-" + number + "-";
        ModelRequest request = ModelRequest.of(Purpose.REPLY, List.of(ChatMessage.user(question)))
                .withChannel("voice");
        AtomicInteger outcomes = new AtomicInteger();
        tiers.tiers().client().stream(request)
                .collect()
                .asList()
                .subscribe()
                .with(
                        chunks -> {
                            checkAnswer(question, chunks, outcomes.incrementAndGet());
                            next();
                        },
                        failure -> {
                            checkFailure(failure, outcomes.incrementAndGet());
                            next();
                        });
    }

    private void next() {
        ended.incrementAndGet();
        tiers.vertx().runOnContext(ignored -> askNext());
    }

    private void checkAnswer(String question, List<ModelChunk> chunks, int outcome) {
        String text = Streams.text(chunks);
        boolean once = text.indexOf(question) == text.lastIndexOf(question) && text.endsWith("Over.");
        if (outcome != 1 || !once || !text.matches("Answer \\d+ to: " + question + "\\..*")) {
            unexpected.add(question + " got " + text);
        }
        answered.get(((ModelChunk.Opened) chunks.get(0)).tier()).incrementAndGet();
    }

    private void checkFailure(Throwable failure, int outcome) {
        if (outcome == 1 && failure instanceof ModelFailure known) {
            failures.add(known);
        } else {
            unexpected.add(String.valueOf(failure));
        }
    }

    private void awaitAnswers(String tier) {
        int before = answered.get(tier).get();
        patiently().until(() -> answered.get(tier).get() >= before + ANSWERS_IN_EACH_PHASE);
    }

    private void awaitState(CircuitBreaker.State state) {
        patiently()
                .until(() -> tiers.meters()
                                .get("resilience4j.circuitbreaker.state")
                                .tags("name", "primary", "state", state.name().toLowerCase(Locale.ROOT))
                                .gauge()
                                .value()
                        == 1);
    }

    private double outcomes(String tier, String outcome) {
        return tiers.count("assistant.model.requests", "tier", tier, "outcome", outcome);
    }

    private long failedCalls() {
        return tiers.meters()
                .get("resilience4j.circuitbreaker.calls")
                .tags("name", "primary", "kind", "failed")
                .timer()
                .count();
    }

    private double failovers(String reason) {
        return tiers.count("assistant.model.failovers", "tier", "primary", "reason", reason);
    }

    private static ConditionFactory patiently() {
        return await().atMost(Duration.ofSeconds(60));
    }
}
