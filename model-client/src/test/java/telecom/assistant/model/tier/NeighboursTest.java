package telecom.assistant.model.tier;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.smallrye.mutiny.helpers.test.AssertSubscriber;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import telecom.assistant.model.FinishReason;
import telecom.assistant.model.ModelChunk;
import telecom.assistant.model.ModelFailure;
import telecom.assistant.model.ModelFailure.Reason;
import telecom.assistant.model.RecordedWire;
import telecom.assistant.model.Streams;
import telecom.assistant.model.TestSettings;
import telecom.assistant.model.ToolCall;
import telecom.assistant.model.ToolSpec;

/** The answers of {@code wires/neighbours.txt}, which explains its form, as bytes on a socket. */
class NeighboursTest {

    private static final Duration PATIENCE = Duration.ofSeconds(15);
    private static final Vertx VERTX = Vertx.vertx();
    private static final ToolSpec BILL = new ToolSpec(
            "bill", "The bill", JsonNodeFactory.instance.objectNode().put("type", "object"));
    private static final String HALF = "{\"choices\":[{\"index\":0,\"delta\":{\"content\":\"12.5GB\"}}]}";
    private static final String END = "{\"choices\":[{\"index\":0,\"delta\":{},\"finish_reason\":\"stop\"}]}";

    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();

    @AfterAll
    static void stop() {
        VERTX.close().toCompletionStage().toCompletableFuture().join();
    }

    static Stream<String> cases() throws IOException {
        try (InputStream in = NeighboursTest.class.getResourceAsStream("/wires/neighbours.txt")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines().filter(line -> !line.isBlank() && !line.startsWith("#")).toList().stream();
        }
    }

    @ParameterizedTest
    @MethodSource("cases")
    void doesWhatIsRight(String line) {
        String[] fields = line.split(" \\| ", 4);
        String[] right = fields[3].strip().split(" ", 3);
        try (RecordedWire primary = RecordedWire.answering(VERTX, response(fields));
                RecordedWire secondary = RecordedWire.answering(VERTX, secondary());
                StandaloneTiers tiers = tiers(primary, secondary)) {
            AssertSubscriber<ModelChunk> asked = tiers.client().stream(
                            Streams.question().withTools(List.of(BILL)))
                    .subscribe()
                    .withSubscriber(AssertSubscriber.create(Long.MAX_VALUE));

            switch (right[0]) {
                case "answers" -> assertAnswered(asked, right[1], FinishReason.valueOf(right[2]));
                case "calls" -> assertCalled(asked, right[1], right[2].replace('\'', '"'));
                case "next" -> assertLeftToTheNext(asked, Reason.valueOf(right[1]));
                case "breaks" -> assertBroken(asked, right[1], Reason.valueOf(right[2]));
                default -> throw new IllegalArgumentException(line);
            }
        }
    }

    private static byte[] response(String[] fields) {
        String headers = String.join("\r\n", fields[1].split(","));
        String body = fields[2]
                .replace("\\'", "\\\"")
                .replace('\'', '"')
                .replace("HALF", HALF)
                .replace("END", END)
                .replace("¶", "\n\n")
                .replace('⏎', '\n')
                .replace('␍', '\r');
        return ("HTTP/1.1 " + fields[0] + " A\r\nConnection: close\r\n" + headers + "\r\n\r\n" + body)
                .getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] secondary() {
        String answer = "data: " + HALF.replace("12.5", "9") + "\n\ndata: " + END + "\n\ndata: [DONE]\n\n";
        return ("HTTP/1.1 200 OK\r\nConnection: close\r\nContent-Type: text/event-stream\r\n\r\n" + answer)
                .getBytes(StandardCharsets.UTF_8);
    }

    private StandaloneTiers tiers(RecordedWire primary, RecordedWire secondary) {
        return new StandaloneTiers(
                TestSettings.config(Map.of(
                        "order", "primary,secondary",
                        "tiers.primary.base-url", primary.baseUrl(),
                        "tiers.primary.model", "large",
                        "tiers.primary.retry.max-attempts", "1",
                        "tiers.secondary.base-url", secondary.baseUrl(),
                        "tiers.secondary.model", "small")),
                VERTX,
                meters);
    }

    private static void assertAnswered(AssertSubscriber<ModelChunk> asked, String text, FinishReason finish) {
        List<ModelChunk> answer = asked.awaitCompletion(PATIENCE).getItems();
        assertThat(((ModelChunk.Opened) answer.get(0)).tier()).isEqualTo("primary");
        assertThat(Streams.text(answer)).isEqualTo(text);
        assertThat(finish(answer)).isEqualTo(finish);
    }

    private static void assertCalled(AssertSubscriber<ModelChunk> asked, String name, String arguments) {
        List<ModelChunk> answer = asked.awaitCompletion(PATIENCE).getItems();
        assertThat(((ModelChunk.Opened) answer.get(0)).tier()).isEqualTo("primary");
        assertThat(Streams.text(answer).strip()).isEmpty();
        assertThat(finish(answer)).isEqualTo(FinishReason.TOOL_CALLS);
        assertThat(answer)
                .filteredOn(ModelChunk.ToolCalls.class::isInstance)
                .singleElement()
                .satisfies(chunk -> {
                    ToolCall call = ((ModelChunk.ToolCalls) chunk).calls().get(0);
                    assertThat(call.name()).isEqualTo(name);
                    assertThat(call.arguments()).isEqualTo(arguments);
                });
    }

    private void assertLeftToTheNext(AssertSubscriber<ModelChunk> asked, Reason reason) {
        List<ModelChunk> answer = asked.awaitCompletion(PATIENCE).getItems();
        assertThat(((ModelChunk.Opened) answer.get(0)).tier()).isEqualTo("secondary");
        assertThat(Streams.text(answer)).isEqualTo("9GB");
        assertThat(meters.get("assistant.model.failovers")
                        .tag("tier", "primary")
                        .counter()
                        .getId()
                        .getTag("reason"))
                .isEqualToIgnoringCase(reason.name());
    }

    private static void assertBroken(AssertSubscriber<ModelChunk> asked, String text, Reason reason) {
        asked.awaitFailure(PATIENCE);
        assertThat(Streams.text(asked.getItems())).isEqualTo(text);
        assertThat(((ModelFailure) asked.getFailure()).reason()).isEqualTo(reason);
    }

    private static FinishReason finish(List<ModelChunk> answer) {
        return ((ModelChunk.Finished) answer.get(answer.size() - 1)).reason();
    }
}
