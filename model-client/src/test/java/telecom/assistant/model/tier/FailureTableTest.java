package telecom.assistant.model.tier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Named.named;

import io.smallrye.mutiny.helpers.test.AssertSubscriber;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import telecom.assistant.local.model.Fault;
import telecom.assistant.model.ChatMessage;
import telecom.assistant.model.FinishReason;
import telecom.assistant.model.ModelChunk;
import telecom.assistant.model.ModelFailure;
import telecom.assistant.model.ModelFailure.Reason;
import telecom.assistant.model.ModelRequest;
import telecom.assistant.model.Purpose;
import telecom.assistant.model.Streams;
import telecom.assistant.model.meter.ModelMeters;

/**
 * What the client does about each way in which a tier can fail, over real connections: a primary tier that fails on
 * command, and a healthy secondary one. A row says what happens and what the client does.
 */
class FailureTableTest {

    private static final int FAULTS = 50;
    private static final Map<String, String> SHORT_FIRST_TOKEN_TIMEOUT =
            Map.of("tiers.primary.first-token-timeout", "400ms");
    private static final Map<String, String> SHORT_STALL_TIMEOUT = Map.of("tiers.primary.stall-timeout", "400ms");

    private final TwoTiers tiers = new TwoTiers();

    /** A row of the table. */
    @FunctionalInterface
    private interface Row {
        void play(FailureTableTest table);
    }

    @AfterEach
    void stop() {
        tiers.close();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource({
        "connections",
        "overload",
        "refusals",
        "context",
        "unusableBodies",
        "firstTokens",
        "midway",
        "callers"
    })
    void behavesAsTheRowSays(Row row) {
        row.play(this);
    }

    static Stream<Named<Row>> connections() {
        return Stream.of(
                named("connection refused: tried again with back-off, then the next tier", table -> {
                    table.tiers.with(Map.of());
                    table.tiers.killPrimary();
                    table.assertRetriedAndThenAnsweredElsewhere(Reason.UNREACHABLE);
                }),
                named("reset before an answer: tried again with back-off, then the next tier", table -> {
                    table.primaryFails(Fault.RESET);
                    table.assertRetriedAndThenAnsweredElsewhere(Reason.UNREACHABLE);
                }),
                named("reset after the headers: tried again with back-off, then the next tier", table -> {
                    table.primaryFails(Fault.RESET_AFTER_HEADERS);
                    table.assertRetriedAndThenAnsweredElsewhere(Reason.UNREACHABLE);
                }),
                named("reset once: tried again, and answered by the same tier", table -> {
                    table.tiers.with(Map.of()).primary().fail(Fault.RESET, 1);
                    assertThat(table.tierOf(table.tiers.answer())).isEqualTo("primary");
                }),
                named("name that does not resolve: tried again with back-off, then the next tier", table -> {
                    table.tiers.with(Map.of(
                            "tiers.primary.base-url", "http://tier.invalid:8000/v1",
                            "tiers.primary.first-token-timeout", "5s"));
                    table.assertRetriedAndThenAnsweredElsewhere(Reason.UNREACHABLE);
                }),
                named("TLS that fails: tried again with back-off, then the next tier", table -> {
                    String plain = table.tiers.primary().baseUrl();
                    table.tiers.with(Map.of("tiers.primary.base-url", plain.replace("http:", "https:")));
                    table.assertRetriedAndThenAnsweredElsewhere(Reason.UNREACHABLE);
                }));
    }

    static Stream<Named<Row>> overload() {
        return Stream.of(
                overloadWithDelay("429 with Retry-After", Fault.RATE_LIMITED_RETRY_AFTER),
                overloadWithDelay("503 with Retry-After", Fault.OVERLOADED_RETRY_AFTER),
                overloadWithLongDelay("429 with Retry-After", Fault.RATE_LIMITED_RETRY_AFTER),
                overload("429 without Retry-After", Fault.RATE_LIMITED),
                overload("503 without Retry-After", Fault.OVERLOADED),
                overload("queue full, reported within the stream", Fault.QUEUE_FULL_IN_BAND));
    }

    private static Named<Row> overloadWithDelay(String happens, Fault fault) {
        return named(happens + ": the delay is honoured, then the same tier is asked", table -> {
            table.tiers.with(Map.of()).primary().fail(fault, 1);
            long start = System.nanoTime();
            assertThat(table.tierOf(table.tiers.answer())).isEqualTo("primary");
            assertThat(Duration.ofNanos(System.nanoTime() - start)).isGreaterThan(Duration.ofMillis(950));
            assertThat(table.failuresOfBreaker()).isEqualTo(1);
        });
    }

    private static Named<Row> overloadWithLongDelay(String happens, Fault fault) {
        return named(happens + " beyond max-delay: the next tier at once", table -> {
            table.tiers.with(Map.of("tiers.primary.retry.max-delay", "500ms"));
            table.tiers.primary().fail(fault, FAULTS);
            assertThat(table.tierOf(table.tiers.answer())).isEqualTo("secondary");
            assertThat(table.tiers.primary().requests()).hasSize(1);
        });
    }

    private static Named<Row> overload(String happens, Fault fault) {
        return named(happens + ": back-off, counted against the breaker, then the next tier", table -> {
            table.primaryFails(fault);
            table.assertRetriedAndThenAnsweredElsewhere(Reason.OVERLOADED);
            assertThat(table.failuresOfBreaker()).isEqualTo(2);
        });
    }

    static Stream<Named<Row>> refusals() {
        return Stream.of(
                misconfiguration("401", Fault.UNAUTHORIZED, "assistant.model.tiers.primary.api-key"),
                misconfiguration("403", Fault.FORBIDDEN, "assistant.model.tiers.primary.api-key"),
                misconfiguration("404", Fault.NOT_FOUND, "assistant.model.tiers.primary.model"),
                misconfiguration("a redirect", Fault.REDIRECT, "assistant.model.tiers.primary.base-url"),
                misconfiguration(
                        "400 for a field of ours", Fault.BAD_REQUEST, "assistant.model.tiers.primary.temperature"));
    }

    private static Named<Row> misconfiguration(String happens, Fault fault, String setting) {
        return named(happens + ": not tried again, the next tier, and health names the setting", table -> {
            table.tiers.with(Map.of("tiers.primary.api-key", "k-123", "routes.summary.tiers", "primary"));
            table.tiers.primary().fail(fault, FAULTS);
            assertThat(table.tierOf(table.tiers.answer())).isEqualTo("secondary");
            assertThat(table.tiers.primary().requests()).hasSize(1);

            HealthCheckResponse health = new InferenceTierHealth(table.tiers.tiers()).call();
            Map<String, Object> data = health.getData().orElseThrow();
            assertThat(health.getStatus()).isEqualTo(HealthCheckResponse.Status.DOWN);
            assertThat(data)
                    .containsKey("assistant.model.routes.summary.tiers")
                    .doesNotContainKey("assistant.model.order");
            assertThat(data.get("primary").toString()).contains(setting).doesNotContain("k-123");
        });
    }

    static Stream<Named<Row>> context() {
        return Stream.of(
                overflow("vLLM", Fault.CONTEXT_OVERFLOW),
                overflow("SGLang", Fault.CONTEXT_OVERFLOW_FLAT),
                named("context overflow again: a typed failure, and no tier is asked again", table -> {
                    table.primaryFails(Fault.CONTEXT_OVERFLOW);
                    ModelFailure failure = (ModelFailure) table.tiers
                            .ask(longConversation())
                            .awaitFailure(TwoTiers.PATIENCE)
                            .getFailure();
                    assertThat(failure.reason()).isEqualTo(Reason.CONTEXT_TOO_LONG);
                    assertThat(table.tiers.primary().requests()).hasSize(2);
                    assertThat(table.tiers.secondary().requests()).isEmpty();
                }));
    }

    private static Named<Row> overflow(String engine, Fault fault) {
        return named(
                "context overflow in the words of " + engine + ": shortened by a block, asked once more", table -> {
                    table.tiers.with(Map.of()).primary().fail(fault, 1);
                    List<ModelChunk> answer = table.tiers
                            .ask(longConversation())
                            .awaitCompletion(TwoTiers.PATIENCE)
                            .getItems();
                    assertThat(table.tierOf(answer)).isEqualTo("primary");
                    assertThat(table.messagesAsked()).containsExactly(6, 4);
                    assertThat(table.tiers.count("assistant.model.trims", "tier", "primary", "cause", "refused"))
                            .isEqualTo(1);
                });
    }

    static Stream<Named<Row>> unusableBodies() {
        return Stream.of(
                unavailable("an HTML page with status 200", Fault.HTML_200),
                unavailable("an empty body with status 200", Fault.EMPTY_200),
                named("one JSON object in place of the stream: read as the answer that it is", table -> {
                    table.primaryFails(Fault.JSON_INSTEAD_OF_STREAM);
                    List<ModelChunk> answer = table.tiers.answer();
                    assertThat(table.tierOf(answer)).isEqualTo("primary");
                    assertThat(Streams.text(answer)).contains("43,200");
                    assertThat(table.finishOf(answer)).isEqualTo(FinishReason.STOP);
                }));
    }

    private static Named<Row> unavailable(String happens, Fault fault) {
        return named(happens + ": treated as unavailable, tried again, then the next tier", table -> {
            table.primaryFails(fault);
            table.assertRetriedAndThenAnsweredElsewhere(Reason.UNAVAILABLE);
        });
    }

    static Stream<Named<Row>> firstTokens() {
        return Stream.of(
                late("no first token in time", Fault.NO_FIRST_TOKEN),
                late("nothing but comments before the first token", Fault.KEEP_ALIVES_ONLY),
                hedged("no first token, hedging on", Fault.NO_FIRST_TOKEN),
                hedged("a slow first token, hedging on", Fault.SLOW_FIRST_TOKEN),
                named(
                        "no first token, hedging on for another channel only: the next tier only after the time-out",
                        table -> {
                            table.tiers.with(Map.of(
                                    "routes.reply.hedge-after-on.voice", "50ms",
                                    "tiers.primary.first-token-timeout", "400ms"));
                            table.tiers.primary().fail(Fault.NO_FIRST_TOKEN, FAULTS);
                            assertThat(table.tierOf(table.tiers.answer())).isEqualTo("secondary");
                            assertThat(table.tiers.count("assistant.model.hedges.started"))
                                    .isZero();
                        }),
                named("[DONE] before the first token: tried again, then the next tier", table -> {
                    table.primaryFails(Fault.DONE_BEFORE_FIRST_TOKEN);
                    table.assertRetriedAndThenAnsweredElsewhere(Reason.INTERRUPTED);
                }));
    }

    private static Named<Row> late(String happens, Fault fault) {
        return named(happens + ": the next tier, and the late one is cancelled", table -> {
            table.tiers.with(SHORT_FIRST_TOKEN_TIMEOUT).primary().fail(fault, FAULTS);
            assertThat(table.tierOf(table.tiers.answer())).isEqualTo("secondary");
            assertThat(table.tiers.count("assistant.model.failovers", "reason", "first_token_timeout"))
                    .isEqualTo(1);
            await().until(() -> table.tiers.primary().aborts() == 1);
        });
    }

    private static Named<Row> hedged(String happens, Fault fault) {
        return named(happens + ": the next tier answers as well, and the loser is cancelled", table -> {
            table.tiers.with(Map.of("routes.reply.hedge-after", "50ms", "tiers.primary.first-token-timeout", "30s"));
            table.tiers.primary().fail(fault, FAULTS);
            List<ModelChunk> answer = table.tiers.answer();
            assertThat(table.tierOf(answer)).isEqualTo("secondary");
            assertThat(answer).filteredOn(ModelChunk.Opened.class::isInstance).hasSize(1);
            assertThat(table.tiers.count("assistant.model.hedges.started")).isEqualTo(1);
            assertThat(table.tiers.count("assistant.model.hedges.won")).isEqualTo(1);
            await().until(() -> table.tiers.primary().aborts() == 1);
        });
    }

    static Stream<Named<Row>> midway() {
        return Stream.of(
                brokenOff("a stall between tokens", Fault.STALL_MIDWAY, Reason.STALLED),
                brokenOff("an error event, then [DONE]", Fault.ERROR_MIDWAY, Reason.INTERRUPTED),
                brokenOff("an abort of the engine", Fault.ABORT, Reason.INTERRUPTED),
                named("[DONE] without a finish reason: taken as whole", table -> {
                    table.primaryFails(Fault.DONE_WITHOUT_FINISH);
                    List<ModelChunk> answer = table.tiers.answer();
                    assertThat(Streams.text(answer)).isNotEmpty();
                    assertThat(table.finishOf(answer)).isEqualTo(FinishReason.UNSTATED);
                }),
                brokenOff("a connection that breaks in the middle", Fault.TRUNCATED, Reason.INTERRUPTED),
                named("a token limit that cuts the answer off: reported, not passed off as complete", table -> {
                    table.primaryFails(Fault.LENGTH);
                    List<ModelChunk> answer = table.tiers.answer();
                    assertThat(Streams.text(answer)).isNotEmpty();
                    assertThat(table.finishOf(answer)).isEqualTo(FinishReason.LENGTH);
                }));
    }

    private static Named<Row> brokenOff(String happens, Fault fault, Reason reason) {
        return named(happens + ": a failure, with the text so far, never a short success", table -> {
            table.tiers.with(SHORT_STALL_TIMEOUT).primary().fail(fault, FAULTS);
            AssertSubscriber<ModelChunk> answer =
                    table.tiers.ask(Streams.question()).awaitFailure(TwoTiers.PATIENCE);
            ModelFailure failure = (ModelFailure) answer.getFailure();
            assertThat(failure.reason()).isEqualTo(reason);
            assertThat(failure.emitted()).isTrue();
            assertThat(Streams.text(answer.getItems())).isNotEmpty();
            assertThat(answer.getItems()).noneMatch(ModelChunk.Finished.class::isInstance);
            assertThat(table.tiers.secondary().requests()).isEmpty();
            assertThat(table.failuresOfBreaker()).isEqualTo(1);
        });
    }

    static Stream<Named<Row>> callers() {
        return Stream.of(
                named(
                        "the caller leaves before the first token: connection closed, permit released, not counted",
                        table -> {
                            table.tiers.with(Map.of("tiers.primary.first-token-timeout", "30s"));
                            table.tiers.primary().fail(Fault.NO_FIRST_TOKEN, 1);
                            AssertSubscriber<ModelChunk> answer = table.tiers.ask(Streams.question());
                            await().until(() ->
                                    !table.tiers.primary().requests().isEmpty());

                            answer.cancel();

                            await().until(() -> table.tiers.primary().aborts() == 1);
                            assertThat(table.callsOfBreaker("successful") + table.failuresOfBreaker())
                                    .isZero();
                            assertThat(table.freePermits()).isEqualTo(256);
                        }),
                named("the caller leaves midway: connection closed, permit released, counted as a success", table -> {
                    table.tiers.with(Map.of("tiers.primary.stall-timeout", "30s"));
                    table.tiers.primary().fail(Fault.STALL_MIDWAY, 1);
                    AssertSubscriber<ModelChunk> answer = table.tiers.ask(Streams.question());
                    await().until(() -> answer.getItems().size() >= 2);

                    answer.cancel();

                    await().until(() -> table.tiers.primary().aborts() == 1);
                    assertThat(table.callsOfBreaker("successful")).isEqualTo(1);
                    assertThat(table.freePermits()).isEqualTo(256);
                }),
                named("every tier down: a typed failure with the failures of all tiers attached", table -> {
                    table.primaryFails(Fault.OVERLOADED);
                    table.tiers.secondary().fail(Fault.UNAUTHORIZED, FAULTS);
                    ModelFailure failure = table.tiers.failure();
                    assertThat(failure.tier()).isEqualTo("secondary");
                    assertThat(failure.reason()).isEqualTo(Reason.UNAUTHORIZED);
                    assertThat(failure.getSuppressed())
                            .singleElement()
                            .extracting(earlier -> ((ModelFailure) earlier).reason())
                            .isEqualTo(Reason.OVERLOADED);
                }));
    }

    private void primaryFails(Fault fault) {
        tiers.with(Map.of()).primary().fail(fault, FAULTS);
    }

    private void assertRetriedAndThenAnsweredElsewhere(Reason reason) {
        List<ModelChunk> answer = tiers.answer();

        assertThat(tierOf(answer)).isEqualTo("secondary");
        assertThat(finishOf(answer)).isEqualTo(FinishReason.STOP);
        assertThat(tiers.count("assistant.model.failovers", "tier", "primary", "reason", label(reason)))
                .isEqualTo(1);
        assertThat(failuresOfBreaker()).as("attempts").isEqualTo(2);
        assertThat(tiers.secondary().requests()).hasSize(1);
    }

    private static String label(Reason reason) {
        return ModelMeters.label(reason);
    }

    private String tierOf(List<ModelChunk> answer) {
        return ((ModelChunk.Opened) answer.get(0)).tier();
    }

    private FinishReason finishOf(List<ModelChunk> answer) {
        return ((ModelChunk.Finished) answer.get(answer.size() - 1)).reason();
    }

    private double failuresOfBreaker() {
        return callsOfBreaker("failed");
    }

    private double callsOfBreaker(String kind) {
        return tiers.meters()
                .get("resilience4j.circuitbreaker.buffered.calls")
                .tags("name", "primary", "kind", kind)
                .gauge()
                .value();
    }

    private double freePermits() {
        return tiers.meters()
                .get("resilience4j.bulkhead.available.concurrent.calls")
                .tag("name", "primary")
                .gauge()
                .value();
    }

    private List<Integer> messagesAsked() {
        return tiers.primary().requests().stream()
                .map(request -> request.body().path("messages").size())
                .toList();
    }

    /** Instructions, two exchanges, and a question. */
    private static ModelRequest longConversation() {
        List<ChatMessage> messages = new ArrayList<>();
        messages.add(ChatMessage.system("You help."));
        for (int i = 0; i < 2; i++) {
            messages.add(ChatMessage.user("Roaming?"));
            messages.add(ChatMessage.assistant("It is on."));
        }
        messages.add(ChatMessage.user("How much is my bill?"));
        return ModelRequest.of(Purpose.REPLY, messages);
    }
}
