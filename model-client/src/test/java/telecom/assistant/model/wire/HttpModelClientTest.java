package telecom.assistant.model.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static telecom.assistant.model.ScriptedTier.stream;
import static telecom.assistant.model.Streams.DONE;
import static telecom.assistant.model.Streams.STOP;
import static telecom.assistant.model.Streams.event;

import io.smallrye.mutiny.helpers.test.AssertSubscriber;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import telecom.assistant.model.ModelChunk;
import telecom.assistant.model.ModelFailure;
import telecom.assistant.model.ModelFailure.Reason;
import telecom.assistant.model.Streams;

class HttpModelClientTest extends OverTheWire {

    private static final int FLOOD_BYTES = 64 * 1024 * 1024;

    @Test
    void streamsAnAnswer() {
        tier.plays(response -> stream(response, Streams.recorded("vllm-reply")).end());

        List<ModelChunk> chunks = ask(client()).awaitCompletion(PATIENCE).getItems();

        assertThat(chunks).first().isEqualTo(new ModelChunk.Opened("primary", "A.X-K1"));
        assertThat(Streams.text(chunks)).isEqualTo("이번 달 요금은 5만 9천 원입니다.");
        assertThat(chunks).last().isInstanceOf(ModelChunk.Finished.class);
    }

    @Test
    void emitsEachTokenAsItArrives() {
        tier.plays(response -> stream(response, event("Hello")));

        ask(client()).awaitItems(2, PATIENCE).assertNotTerminated().cancel();
    }

    @Test
    void readsKoreanThatIsSplitWithinACharacter() {
        byte[] bytes = (event("안녕하세요") + STOP + DONE).getBytes(StandardCharsets.UTF_8);
        tier.plays(response -> {
            stream(response, ": first\n\n");
            sendByteByByte(response, bytes, 0);
        });

        assertThat(Streams.text(ask(client()).awaitCompletion(PATIENCE).getItems()))
                .isEqualTo("안녕하세요");
    }

    @Test
    void sendsUserAgentKeyAndTrace() {
        tier.plays(response -> stream(response, event("Yes.") + STOP + DONE).end());
        String trace = "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01";

        ask(client(Map.of("api-key", "k-123")), Streams.question().withTraceparent(trace))
                .awaitCompletion(PATIENCE);

        HttpServerRequest request = tier.requests().get(0);
        assertThat(request.path()).isEqualTo("/v1/chat/completions");
        assertThat(request.getHeader("user-agent")).startsWith("telecom-assistant");
        assertThat(request.getHeader("authorization")).isEqualTo("Bearer k-123");
        assertThat(request.getHeader("traceparent")).isEqualTo(trace);
    }

    @Test
    void sendsTheHeadersAndTheQueryOfTheTierAndTheSession() {
        tier.plays(response -> stream(response, event("Yes.") + STOP + DONE).end());

        ask(
                        client(Map.of(
                                "headers.x-team", "care",
                                "query.api-version", "2026-01-01",
                                "query.zone", "서울 1",
                                "session-header", "x-session-id")),
                        Streams.question().withSession("c-1"))
                .awaitCompletion(PATIENCE);

        HttpServerRequest request = tier.requests().get(0);
        assertThat(request.path()).isEqualTo("/v1/chat/completions");
        assertThat(request.getParam("api-version")).isEqualTo("2026-01-01");
        assertThat(request.getParam("zone")).isEqualTo("서울 1");
        assertThat(request.getHeader("x-team")).isEqualTo("care");
        assertThat(request.getHeader("x-session-id")).isEqualTo("c-1");
    }

    @Test
    void acceptsABaseUrlWithASlashAndSendsNoKeyIfThereIsNone() {
        tier.plays(response -> stream(response, event("Yes.") + STOP + DONE).end());

        ask(client(tier.baseUrl() + "/", Map.of())).awaitCompletion(PATIENCE);

        assertThat(tier.requests().get(0).path()).isEqualTo("/v1/chat/completions");
        assertThat(tier.requests().get(0).getHeader("authorization")).isNull();
    }

    @Test
    void namesTheSettingOfAWrongBaseUrl() {
        assertThatThrownBy(() -> client("localhost:8000", Map.of()))
                .hasMessageContaining("assistant.model.tiers.primary.base-url");
    }

    @Test
    void isColdAndReusesTheConnectionOfAnAnswerThatEnded() {
        tier.plays(response -> stream(response, event("Yes.") + STOP + DONE).end());
        var answer = client().stream(Streams.question());
        assertThat(tier.requests()).isEmpty();

        for (int i = 0; i < 5; i++) {
            answer.subscribe()
                    .withSubscriber(AssertSubscriber.create(Long.MAX_VALUE))
                    .awaitCompletion(PATIENCE);
        }

        assertThat(tier.requests()).hasSize(5);
        assertThat(tier.connections()).isLessThanOrEqualTo(2);
        assertThat(tier.brokenOff()).isZero();
    }

    @Test
    void closesTheConnectionWhenTheSubscriberCancelsMidway() {
        tier.plays(response -> stream(response, event("Hello")));

        ask(client()).awaitItems(2, PATIENCE).cancel();

        await().until(() -> tier.brokenOff() == 1);
    }

    @Test
    void keepsTheConnectionOfAnAnswerWhoseEndWasNotRequestedYet() {
        AtomicBoolean ended = new AtomicBoolean();
        tier.plays(response -> {
            stream(response, event("Hello"));
            vertx.setTimer(
                    100, later -> response.end(event("there") + STOP + DONE).onSuccess(sent -> ended.set(true)));
        });
        HttpModelClient client = client();
        AssertSubscriber<ModelChunk> subscriber =
                client.stream(Streams.question()).subscribe().withSubscriber(AssertSubscriber.create(2));
        subscriber.awaitItems(2, PATIENCE);
        await().untilTrue(ended);
        await().pollDelay(Duration.ofMillis(200)).until(() -> true);

        subscriber.cancel();
        tier.plays(response -> stream(response, event("Yes.") + STOP + DONE).end());
        await().pollDelay(Duration.ofMillis(200)).until(() -> true);
        ask(client).awaitCompletion(PATIENCE);

        assertThat(tier.connections()).isEqualTo(1);
    }

    @Test
    void closesTheConnectionWhenTheSubscriberCancelsBeforeTheFirstToken() {
        tier.plays(response -> stream(response, ": wait\n\n"));
        AssertSubscriber<ModelChunk> subscriber = ask(client());
        await().until(() -> tier.requests().size() == 1);

        subscriber.cancel();

        await().until(() -> tier.brokenOff() == 1);
    }

    @Test
    void leaksNoConnectionWhenCancelledWhileConnecting() {
        tier.plays(response -> stream(response, event("Yes.") + STOP + DONE).end());
        HttpModelClient client = client(Map.of("max-concurrent", "1"));

        for (int i = 0; i < 200; i++) {
            ask(client).cancel();
            ask(client).awaitCompletion(PATIENCE);
        }
    }

    @Test
    void readsNoFasterThanTheSubscriberRequests() {
        AtomicInteger sent = new AtomicInteger();
        tier.plays(response -> flood(stream(response, event("Hello")), sent));
        AssertSubscriber<ModelChunk> subscriber = client(Map.of("stall-timeout", "100ms")).stream(Streams.question())
                .subscribe()
                .withSubscriber(AssertSubscriber.create(2));
        subscriber.awaitItems(2, PATIENCE);

        AtomicInteger before = new AtomicInteger();
        await().during(Duration.ofMillis(300)).until(() -> before.getAndSet(sent.get()) == sent.get());

        assertThat(sent.get()).isPositive().isLessThan(FLOOD_BYTES);
        assertThat(subscriber.getItems()).hasSize(2);
        subscriber.request(10).awaitItems(12, PATIENCE).assertNotTerminated().cancel();
    }

    @Test
    void doesNotMistakeASlowSubscriberForAStall() {
        tier.plays(response -> stream(response, event("a") + event("b")));
        AssertSubscriber<ModelChunk> subscriber =
                client(Map.of("stall-timeout", "50ms", "total-timeout", "400ms")).stream(Streams.question())
                        .subscribe()
                        .withSubscriber(AssertSubscriber.create(1));

        subscriber.awaitItems(1, PATIENCE);
        await().until(() -> tier.brokenOff() == 1);
        subscriber.request(10);

        assertThat(reasonOf(subscriber)).isEqualTo(Reason.TOTAL_TIMEOUT);
    }

    @Test
    void failsWithoutAFirstTokenInTimeEvenIfCommentsKeepComing() {
        tier.plays(response -> {
            stream(response, ": wait\n\n");
            vertx.setPeriodic(20, ignored -> writeIfOpen(response, ": wait\n\n"));
        });

        assertThat(reasonOf(ask(client(Map.of("first-token-timeout", "200ms")))))
                .isEqualTo(Reason.FIRST_TOKEN_TIMEOUT);
        await().until(() -> tier.brokenOff() == 1);
    }

    @Test
    void failsOnSilenceBetweenTokens() {
        tier.plays(response -> stream(response, event("Hello")));

        AssertSubscriber<ModelChunk> subscriber = ask(client(Map.of("stall-timeout", "100ms")));

        assertThat(reasonOf(subscriber)).isEqualTo(Reason.STALLED);
        assertThat(failureOf(subscriber).emitted()).isTrue();
        await().until(() -> tier.brokenOff() == 1);
    }

    @Test
    void failsOnAStallEvenIfCommentsOrEmptyEventsKeepComing() {
        String nothing = ": busy\n\ndata: {\"choices\":[{\"delta\":{\"content\":\"\"}}]}\n\n";
        tier.plays(response -> {
            stream(response, event("Hello"));
            vertx.setPeriodic(20, ignored -> writeIfOpen(response, nothing));
        });

        assertThat(reasonOf(ask(client(Map.of("stall-timeout", "200ms"))))).isEqualTo(Reason.STALLED);
        await().until(() -> tier.brokenOff() == 1);
    }

    @Test
    void givesUpAStallEarlierOnACall() {
        tier.plays(response -> stream(response, event("Hello")));
        HttpModelClient client = client(Map.of("stall-timeout", "1h", "stall-timeout-on-voice", "100ms"));

        ModelFailure failure = failureOf(ask(client, Streams.question().withChannel("voice")));

        assertThat(failure.reason()).isEqualTo(Reason.STALLED);
        assertThat(failure).hasMessageContaining("assistant.model.tiers.primary.stall-timeout-on-voice");
    }

    @Test
    void completesAnAnswerThatEndsWithItsFinishReason() {
        tier.plays(response -> stream(response, event("Hello") + STOP));

        List<ModelChunk> chunks = ask(client(Map.of("stall-timeout", "100ms")))
                .awaitCompletion(PATIENCE)
                .getItems();

        assertThat(chunks).last().isInstanceOf(ModelChunk.Finished.class);
        await().until(() -> tier.brokenOff() == 1);
    }

    @Test
    void requestsNoCompression() {
        tier.plays(response -> stream(response, event("Yes.") + STOP + DONE).end());

        ask(client()).awaitCompletion(PATIENCE);

        assertThat(tier.requests().get(0).headers().getAll("accept-encoding")).containsExactly("identity");
    }

    @Test
    void failsWhenTheAnswerTakesTooLong() {
        tier.plays(response -> {
            stream(response, event("Hello"));
            vertx.setPeriodic(20, ignored -> writeIfOpen(response, event("more")));
        });

        assertThat(reasonOf(ask(client(Map.of("total-timeout", "300ms"))))).isEqualTo(Reason.TOTAL_TIMEOUT);
    }

    @Test
    void treatsAnHtmlPageOrAnEmptyBodyWithStatus200AsUnavailable() {
        tier.plays(response -> response.putHeader("content-type", "text/html").end("<html>Blocked</html>"));
        assertThat(reasonOf(ask(client()))).isEqualTo(Reason.UNAVAILABLE);

        tier.plays(HttpServerResponse::end);
        assertThat(reasonOf(ask(client()))).isEqualTo(Reason.UNAVAILABLE);
    }

    @Test
    void repeatsNeitherTheTiersMessageNorTheKey() {
        tier.plays(response -> response.setStatusCode(401)
                .putHeader("content-type", "application/json")
                .end("{\"error\":{\"message\":\"wrong key k-123 for: my number is 010-1234-5678\"}}"));

        ModelFailure failure = failureOf(ask(client(Map.of("api-key", "k-123"))));

        assertThat(failure.reason()).isEqualTo(Reason.UNAUTHORIZED);
        assertThat(failure)
                .hasMessageContaining("assistant.model.tiers.primary.api-key")
                .hasMessageNotContaining("k-123")
                .hasMessageNotContaining("010");
    }

    @Test
    void reportsTheDelayThatTheTierAsksFor() {
        tier.plays(response ->
                response.setStatusCode(503).putHeader("retry-after", "7").end());

        ModelFailure failure = failureOf(ask(client()));

        assertThat(failure.reason()).isEqualTo(Reason.OVERLOADED);
        assertThat(failure.retryAfter()).contains(Duration.ofSeconds(7));
    }

    @Test
    void failsOnAnErrorWithinTheStreamAfterSomethingWasEmitted() {
        tier.plays(response ->
                stream(response, Streams.recorded("vllm-error-midway")).end());

        AssertSubscriber<ModelChunk> subscriber = ask(client());

        assertThat(reasonOf(subscriber)).isEqualTo(Reason.INTERRUPTED);
        assertThat(Streams.text(subscriber.getItems())).isEqualTo("Your plan");
    }

    @Test
    void treatsAConnectionThatBreaksMidwayAsInterrupted() {
        tier.plays(response -> {
            stream(response, event("Hello"));
            vertx.setTimer(50, ignored -> response.reset());
        });

        assertThat(reasonOf(ask(client()))).isEqualTo(Reason.INTERRUPTED);
    }

    @Test
    void treatsAConnectionThatBreaksBeforeTheAnswerAsUnreachable() {
        tier.plays(HttpServerResponse::reset);

        assertThat(reasonOf(ask(client()))).isEqualTo(Reason.UNREACHABLE);
    }

    @Test
    void asksOnAnotherConnectionIfTheKeptOneWasClosed() {
        AtomicInteger asked = new AtomicInteger();
        tier.plays(response -> {
            if (asked.incrementAndGet() % 2 == 0) {
                tier.requests().get(asked.get() - 1).connection().close();
            } else {
                stream(response, event("Hello") + STOP + DONE).end();
            }
        });
        HttpModelClient client = client();

        for (int i = 0; i < 3; i++) {
            assertThat(Streams.text(ask(client).awaitCompletion(PATIENCE).getItems()))
                    .isEqualTo("Hello");
        }

        assertThat(tier.connections()).isEqualTo(3);
        assertThat(asked.get()).isEqualTo(5);
    }

    @Test
    void treatsARefusedConnectionAsUnreachable() {
        HttpModelClient client = client();
        tier.close();

        assertThat(reasonOf(ask(client))).isEqualTo(Reason.UNREACHABLE);
    }

    @Test
    void refusesAnEventBeyondTheLimit() {
        tier.plays(response -> stream(response, event("x".repeat(5_000))));

        assertThat(failureOf(ask(client(Map.of("max-event-size", "4K")))))
                .hasMessageContaining("assistant.model.tiers.primary.max-event-size");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {"object":"error","message":"The input (9 tokens) is longer than the model's context length (8 tokens)."} | CONTEXT_TOO_LONG
            {"object":"error","message":"Requested token count exceeds the model's maximum context length of 8"} | CONTEXT_TOO_LONG
            {"error":{"message":"This model's maximum context length is 8 tokens."}} | CONTEXT_TOO_LONG
            {"object":"error","message":"bad temperature","type":"BadRequestError","code":400} | UNSUPPORTED
            {"object":"error","message":"bad request","type":"BadRequestError","code":400} | REJECTED
            """)
    void classifiesRefusalsOfVllmAndSglang(String body, Reason expected) {
        tier.plays(response -> json(response.setStatusCode(400), body));

        assertThat(reasonOf(ask(client()))).isEqualTo(expected);
    }

    @Test
    void followsNoRedirectAndNamesTheBaseUrl() {
        tier.plays(response -> response.setStatusCode(302)
                .putHeader("location", tier.baseUrl() + "/log-in")
                .end());

        ModelFailure failure = failureOf(ask(client()));

        assertThat(failure.reason()).isEqualTo(Reason.NOT_FOUND);
        assertThat(failure).hasMessageContaining("assistant.model.tiers.primary.base-url");
        assertThat(tier.requests()).hasSize(1);
    }

    @Test
    void readsAStreamWithAByteOrderMarkAndOtherLineEnds() {
        String stream = "\uFEFF" + (event("안녕").replace("data: ", "data:") + STOP + DONE).replace("\n", "\r\n");
        tier.plays(response -> response.setChunked(true)
                .putHeader("content-type", "Text/Event-Stream")
                .end(stream));

        assertThat(Streams.text(ask(client()).awaitCompletion(PATIENCE).getItems()))
                .isEqualTo("안녕");
    }

    @Test
    void treatsAConnectionThatBreaksAfterTheHeadersAsUnreachable() {
        tier.plays(response -> {
            stream(response, ": opened\n\n");
            vertx.setTimer(50, ignored -> response.reset());
        });

        assertThat(reasonOf(ask(client()))).isEqualTo(Reason.UNREACHABLE);
    }

    private void sendByteByByte(HttpServerResponse response, byte[] bytes, int next) {
        if (next == bytes.length) {
            response.end();
            return;
        }
        response.write(Buffer.buffer().appendByte(bytes[next]))
                .onSuccess(written -> sendByteByByte(response, bytes, next + 1));
    }

    /** Writes as fast as the client reads. */
    private void flood(HttpServerResponse response, AtomicInteger sent) {
        String events = event("more").repeat(1_000);
        if (sent.get() < FLOOD_BYTES && !response.closed()) {
            response.write(events).onSuccess(written -> {
                sent.addAndGet(events.length());
                vertx.runOnContext(next -> flood(response, sent));
            });
        }
    }

    private static void writeIfOpen(HttpServerResponse response, String events) {
        if (!response.closed()) {
            response.write(events);
        }
    }
}
