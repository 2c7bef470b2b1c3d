package telecom.assistant.model.tier;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.github.tomakehurst.wiremock.client.WireMock;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import telecom.assistant.model.ChatMessage;
import telecom.assistant.model.ModelChunk;
import telecom.assistant.model.ModelConfig;
import telecom.assistant.model.ModelRequest;
import telecom.assistant.model.Purpose;
import telecom.assistant.model.Streams;
import telecom.assistant.model.TestSettings;
import telecom.assistant.model.ToolCall;
import telecom.assistant.model.ToolSpec;

/** What goes over the wire to tiers with and without tool support. */
class PromptedTierTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final ModelRequest SECOND_ROUND = ModelRequest.of(
                    Purpose.REPLY,
                    List.of(
                            ChatMessage.system("You help."),
                            ChatMessage.user("요금?"),
                            ChatMessage.assistant("", List.of(new ToolCall("c1", "bill", "{}"))),
                            ChatMessage.toolResult("c1", "{\"won\": 59000}")))
            .withTools(List.of(new ToolSpec("bill", "The bill", JSON.createObjectNode())));

    @RegisterExtension
    static final WireMockExtension SERVER = WireMockExtension.newInstance()
            .options(WireMockConfiguration.wireMockConfig().dynamicPort().bindAddress("127.0.0.1"))
            .build();

    private final Vertx vertx = Vertx.vertx();

    @BeforeEach
    void answer() {
        SERVER.stubFor(WireMock.post("/v1/chat/completions")
                .willReturn(WireMock.okForContentType("text/event-stream", Streams.recorded("vllm-hermes-parallel"))));
    }

    @AfterEach
    void stop() {
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    @Test
    void describesToolsInThePromptForATierWithoutToolSupport() {
        List<ModelChunk> chunks = ask(false);

        JsonNode body = body();
        assertThat(body.has("tools")).isFalse();
        assertThat(body.at("/messages/0/content").asText()).contains("<tools>").contains("\"bill\"");
        assertThat(body.at("/messages/2/content").asText()).contains("<tool_call>");
        assertThat(body.at("/messages/3/role").asText()).isEqualTo("user");
        assertThat(body.at("/messages/3/content").asText())
                .contains("<tool_response>")
                .contains("59000");
        assertThat(chunks).hasAtLeastOneElementOfType(ModelChunk.ToolCalls.class);
    }

    @Test
    void readsCallsWrittenAsTextFromATierWithToolSupport() {
        List<ModelChunk> chunks = ask(true);

        JsonNode body = body();
        assertThat(body.path("tools")).hasSize(1);
        assertThat(body.at("/messages/0/content").asText()).isEqualTo("You help.");
        assertThat(body.at("/messages/3/role").asText()).isEqualTo("tool");
        assertThat(Streams.text(chunks)).doesNotContain("<tool_call>");
        assertThat(chunks).anyMatch(ModelChunk.ToolCalls.class::isInstance);
    }

    private List<ModelChunk> ask(boolean supportsTools) {
        ModelConfig config = TestSettings.config(Map.of(
                "tiers.primary.base-url",
                SERVER.baseUrl() + "/v1",
                "tiers.primary.model",
                "A.X-K1",
                "tiers.primary.supports-tools",
                Boolean.toString(supportsTools)));
        try (StandaloneTiers tiers = new StandaloneTiers(config, vertx, new SimpleMeterRegistry())) {
            return tiers.client().stream(SECOND_ROUND)
                    .collect()
                    .asList()
                    .await()
                    .atMost(Duration.ofSeconds(10));
        }
    }

    private static JsonNode body() {
        try {
            return JSON.readTree(SERVER.getAllServeEvents().get(0).getRequest().getBody());
        } catch (IOException unreadable) {
            throw new AssertionError(unreadable);
        }
    }
}
