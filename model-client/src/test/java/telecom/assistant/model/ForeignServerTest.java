package telecom.assistant.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.smallrye.mutiny.helpers.test.AssertSubscriber;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import telecom.assistant.model.ModelFailure.Reason;
import telecom.assistant.model.tier.StandaloneTiers;

/** The client with all its guards against npm's {@code @copilotkit/aimock}, an OpenAI-compatible server. */
class ForeignServerTest {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String REPLY = "이번 달 요금은 43,200원이에요. Your bill is 43,200 won.";
    private static final List<ToolSpec> TOOLS = List.of(tool("look_up_bill"), tool("look_up_usage"));

    private static ForeignServer server;

    private final Vertx vertx = Vertx.vertx();
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private StandaloneTiers tiers;

    @BeforeAll
    static void startServer() throws IOException, InterruptedException {
        server = new ForeignServer();
    }

    @AfterAll
    static void stopServer() throws IOException {
        if (server != null) {
            server.close();
        }
    }

    @BeforeEach
    void start() {
        tiers = new StandaloneTiers(
                TestSettings.leftOpen(Map.of(
                        "tiers.primary.base-url", server.baseUrl(),
                        "tiers.primary.model", "a-model",
                        "tiers.primary.first-token-timeout", "60s",
                        "tiers.primary.retry.max-attempts", "2",
                        "tiers.primary.retry.initial-delay", "10ms")),
                vertx,
                meters);
        await().atMost(PATIENCE).until(() -> accepted() == Capability.values().length);
    }

    @AfterEach
    void stop() {
        tiers.close();
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    @Test
    void readsWordsAndUsage() {
        List<ModelChunk> answer = answer(asking("bill"));

        assertThat(Streams.text(answer)).isEqualTo(REPLY);
        assertThat(finished(answer).reason()).isEqualTo(FinishReason.STOP);
        assertThat(finished(answer).usage()).hasValueSatisfying(usage -> assertThat(usage.completionTokens())
                .isPositive());
    }

    @Test
    void keepsThoughtsApartFromWords() {
        List<ModelChunk> answer = answer(asking("think"));

        assertThat(Streams.text(answer)).isEqualTo(REPLY);
        assertThat(answer).filteredOn(ModelChunk.Reasoning.class::isInstance).isNotEmpty();
    }

    @Test
    void makesACallAndReadsTheAnswerToItsResult() {
        ModelRequest request = asking("call").withTools(TOOLS);

        ToolCall call = calls(answer(request)).get(0);

        assertThat(call.name()).isEqualTo("look_up_bill");
        assertThat(call.arguments()).isEqualTo("{\"month\":\"11\"}");
        List<ChatMessage> next = List.of(
                ChatMessage.user("call"),
                ChatMessage.assistant("", List.of(call)),
                ChatMessage.toolResult(call.id(), "{\"won\":43200}"));
        assertThat(Streams.text(answer(request.withMessages(next)))).isEqualTo(REPLY);
    }

    @Test
    void readsTwoCallsBehindWords() {
        List<ModelChunk> answer = answer(asking("two calls").withTools(TOOLS));

        assertThat(Streams.text(answer)).isEqualTo("확인해 볼게요.");
        assertThat(calls(answer)).extracting(ToolCall::name).containsExactly("look_up_bill", "look_up_usage");
    }

    @ParameterizedTest
    @CsvSource({"long, LENGTH", "forbidden word, CONTENT_FILTER"})
    void takesNoCutAnswerForAWholeOne(String asked, FinishReason reason) {
        assertThat(finished(answer(asking(asked))).reason()).isEqualTo(reason);
    }

    @Test
    void endsInAFailureWhenTheServerBreaksOff() {
        AssertSubscriber<ModelChunk> asked = ask(asking("break off")).awaitFailure(PATIENCE);

        ModelFailure failure = (ModelFailure) asked.getFailure();
        assertThat(failure.reason()).isEqualTo(Reason.INTERRUPTED);
        assertThat(failure.emitted()).isTrue();
        assertThat(REPLY.repeat(20)).startsWith(Streams.text(asked.getItems()));
    }

    @ParameterizedTest
    @CsvSource({
        "busy, OVERLOADED",
        "key, UNAUTHORIZED",
        "too much, CONTEXT_TOO_LONG",
        "something that it does not know, NOT_FOUND"
    })
    void namesWhatTheServerRefuses(String asked, Reason reason) {
        ModelFailure failure =
                (ModelFailure) ask(asking(asked)).awaitFailure(PATIENCE).getFailure();

        assertThat(failure.reason()).isEqualTo(reason);
        assertThat(failure.emitted()).isFalse();
    }

    private double accepted() {
        return meters.find("assistant.model.probes").tag("outcome", "accepted").counters().stream()
                .mapToDouble(Counter::count)
                .sum();
    }

    private static ModelRequest asking(String words) {
        return ModelRequest.of(Purpose.REPLY, List.of(ChatMessage.user(words)));
    }

    private List<ModelChunk> answer(ModelRequest request) {
        return ask(request).awaitCompletion(PATIENCE).getItems();
    }

    private AssertSubscriber<ModelChunk> ask(ModelRequest request) {
        return tiers.client().stream(request).subscribe().withSubscriber(AssertSubscriber.create(Long.MAX_VALUE));
    }

    private static ModelChunk.Finished finished(List<ModelChunk> answer) {
        return (ModelChunk.Finished) answer.get(answer.size() - 1);
    }

    private static List<ToolCall> calls(List<ModelChunk> answer) {
        return answer.stream()
                .filter(ModelChunk.ToolCalls.class::isInstance)
                .flatMap(chunk -> ((ModelChunk.ToolCalls) chunk).calls().stream())
                .toList();
    }

    private static ToolSpec tool(String name) {
        return new ToolSpec(
                name,
                "Looks something up",
                JsonNodeFactory.instance.objectNode().put("type", "object"));
    }
}
