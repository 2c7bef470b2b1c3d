package telecom.assistant.model.tier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import telecom.assistant.local.model.Fault;
import telecom.assistant.local.model.ModelStandIn;
import telecom.assistant.local.model.Pace;
import telecom.assistant.model.ChatMessage;
import telecom.assistant.model.ModelChunk;
import telecom.assistant.model.ModelFailure;
import telecom.assistant.model.ModelRequest;
import telecom.assistant.model.Purpose;
import telecom.assistant.model.Streams;
import telecom.assistant.model.TestSettings;

/** Answers that break off on a tier that can continue them, over HTTP. */
class ContinuationTest {

    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final int BREAK_OFFS = 200;
    private static final List<Fault> FAULTS = List.of(Fault.TRUNCATED, Fault.ERROR_MIDWAY, Fault.ABORT);
    private static final List<String> QUESTIONS =
            List.of("[web] 이번 달 요금 알려 주세요", "[web] 로밍 요금은요?", "[web] how much data do I have left?");

    private final Vertx vertx = Vertx.vertx();
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private ModelStandIn standIn;

    @BeforeEach
    void start() {
        standIn = ModelStandIn.start(vertx, 0, Pace.INSTANT);
    }

    @AfterEach
    void stop() {
        standIn.close();
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    @Test
    void continuesAnAnswerWhereItBrokeOff() {
        Random random = new Random(20261130);
        try (StandaloneTiers tiers = tiers(true)) {
            for (int i = 0; i < BREAK_OFFS; i++) {
                String question = QUESTIONS.get(i % QUESTIONS.size());
                String whole = Streams.text(answer(tiers, question));
                standIn.breakOffAt(5 + random.nextInt(91));
                standIn.fail(FAULTS.get(random.nextInt(FAULTS.size())), 1);

                List<ModelChunk> chunks = answer(tiers, question);

                assertThat(Streams.text(chunks)).isEqualTo(whole);
                assertThat(chunks)
                        .filteredOn(ModelChunk.Opened.class::isInstance)
                        .hasSize(1);
            }
        }
        assertThat(meters.counter(
                                "assistant.model.continuations",
                                "purpose",
                                "reply",
                                "channel",
                                "none",
                                "tier",
                                "primary")
                        .count())
                .isPositive();
    }

    @Test
    void failsOnATierThatCannotContinueAnAnswer() {
        standIn.fail(Fault.TRUNCATED, 1);
        try (StandaloneTiers tiers = tiers(false)) {
            assertThatThrownBy(() -> answer(tiers, QUESTIONS.get(0))).isInstanceOf(ModelFailure.class);
        }
    }

    private List<ModelChunk> answer(StandaloneTiers tiers, String question) {
        ModelRequest request =
                ModelRequest.of(Purpose.REPLY, List.of(ChatMessage.system("WEB"), ChatMessage.user(question)));
        return tiers.client().stream(request).collect().asList().await().atMost(PATIENCE);
    }

    private StandaloneTiers tiers(boolean continues) {
        Map<String, String> settings = new HashMap<>();
        settings.put("tiers.primary.base-url", standIn.baseUrl());
        settings.put("tiers.primary.model", "A.X-K1");
        settings.put("tiers.primary.supports-continuation", Boolean.toString(continues));
        settings.put("tiers.primary.retry.initial-delay", "1ms");
        settings.put("tiers.primary.breaker.failure-rate", "100");
        return new StandaloneTiers(TestSettings.config(settings), vertx, meters);
    }
}
