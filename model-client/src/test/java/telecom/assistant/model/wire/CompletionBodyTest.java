package telecom.assistant.model.wire;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import telecom.assistant.model.ChatMessage;
import telecom.assistant.model.ModelConfig;
import telecom.assistant.model.ModelRequest;
import telecom.assistant.model.Purpose;
import telecom.assistant.model.TestSettings;
import telecom.assistant.model.TierCapabilities;
import telecom.assistant.model.ToolCall;
import telecom.assistant.model.ToolSpec;
import telecom.assistant.model.schema.ExactJson;

class CompletionBodyTest {

    private static final ModelRequest FULL = ModelRequest.of(
                    Purpose.REPLY,
                    List.of(
                            ChatMessage.system("You help."),
                            ChatMessage.user("Bill?"),
                            ChatMessage.assistant("", List.of(new ToolCall("c1", "bill", "{}"))),
                            ChatMessage.toolResult("c1", "59000"),
                            ChatMessage.assistant("It is 59,000 won.")))
            .withTools(List.of(new ToolSpec(
                    "bill", "The bill", ExactJson.MAPPER.createObjectNode().put("type", "object"))))
            .withThinking(true)
            .withJson(true);

    @Test
    void sendsEverythingToATierThatSupportsIt() {
        JsonNode body =
                body(FULL.withMaxTokens(200), Map.of("temperature", "0.6", "top-p", "0.95", "thinking-tokens", "1000"));

        assertThat(body.toPrettyString()).isEqualTo(json("""
                {"model": "A.X-K1", "stream": true,
                 "messages": [
                   {"role": "system", "content": "You help."},
                   {"role": "user", "content": "Bill?"},
                   {"role": "assistant", "content": "", "tool_calls": [
                     {"id": "c1", "type": "function", "function": {"name": "bill", "arguments": "{}"}}]},
                   {"role": "tool", "content": "59000", "tool_call_id": "c1"},
                   {"role": "assistant", "content": "It is 59,000 won."}],
                 "temperature": 0.6, "top_p": 0.95, "max_tokens": 1200,
                 "tools": [{"type": "function", "function": {
                   "name": "bill", "description": "The bill", "parameters": {"type": "object"}}}],
                 "chat_template_kwargs": {"enable_thinking": true},
                 "response_format": {"type": "json_object"},
                 "stream_options": {"include_usage": true}}
                """));
    }

    @Test
    void leavesOutWhatTheTierDoesNotSupportButNoMessages() {
        JsonNode body = body(
                FULL.withTools(List.of()),
                Map.of(
                        "supports-tools", "false",
                        "supports-thinking", "false",
                        "supports-json-mode", "false",
                        "supports-stream-options", "false"));

        assertThat(body.toPrettyString()).isEqualTo(json("""
                {"model": "A.X-K1", "stream": true,
                 "messages": [
                   {"role": "system", "content": "You help."},
                   {"role": "user", "content": "Bill?"},
                   {"role": "assistant", "content": "", "tool_calls": [
                     {"id": "c1", "type": "function", "function": {"name": "bill", "arguments": "{}"}}]},
                   {"role": "tool", "content": "59000", "tool_call_id": "c1"},
                   {"role": "assistant", "content": "It is 59,000 won."}]}
                """));
    }

    @Test
    void sendsExplicitlyThatThinkingIsOff() {
        JsonNode body = body(FULL.withThinking(false), Map.of());

        assertThat(body.at("/chat_template_kwargs/enable_thinking").isBoolean()).isTrue();
        assertThat(body.at("/chat_template_kwargs/enable_thinking").asBoolean()).isFalse();
    }

    @Test
    void usesTheTiersLimitIfTheRequestSetsNone() {
        assertThat(body(FULL.withThinking(false), Map.of("max-tokens", "1000"))
                        .path("max_tokens")
                        .asInt())
                .isEqualTo(1000);
    }

    @Test
    void usesTheTiersNameForTheLimit() {
        JsonNode body =
                body(FULL.withThinking(false).withMaxTokens(200), Map.of("limit-field", "max-completion-tokens"));

        assertThat(body.path("max_completion_tokens").asInt()).isEqualTo(200);
        assertThat(body.has("max_tokens")).isFalse();
    }

    @Test
    void sendsPenalties() {
        JsonNode body = body(FULL, Map.of("presence-penalty", "0.5", "frequency-penalty", "-0.25"));

        assertThat(body.path("presence_penalty").asDouble()).isEqualTo(0.5);
        assertThat(body.path("frequency_penalty").asDouble()).isEqualTo(-0.25);
    }

    @Test
    void listsToolsThatMayNotBeCalledAnyMore() {
        assertThat(body(FULL, Map.of()).has("tool_choice")).isFalse();

        JsonNode closed = body(FULL.withToolsClosed(), Map.of());

        assertThat(closed.path("tools")).isNotEmpty();
        assertThat(closed.path("tool_choice").asText()).isEqualTo("none");
    }

    @Test
    void sendsThePriorityOfTheChannel() {
        Map<String, String> settings = Map.of("priority.voice", "-10", "priority.sms", "5");

        assertThat(body(FULL.withChannel("voice"), settings).path("priority").asInt())
                .isEqualTo(-10);
        assertThat(body(FULL.withChannel("web"), settings).has("priority")).isFalse();
        assertThat(body(FULL, settings).has("priority")).isFalse();
    }

    @Test
    void identifiesTheConversationInTheConfiguredField() {
        ModelRequest request = FULL.withSession("c-1").withThinking(false).withMaxTokens(9);

        assertThat(body(request, Map.of("session-field", "prompt_cache_key"))
                        .path("prompt_cache_key")
                        .asText())
                .isEqualTo("c-1");
        assertThat(body(request, Map.of()).toString()).doesNotContain("c-1");
    }

    private static JsonNode body(ModelRequest request, Map<String, String> settings) {
        ModelConfig.Tier tier = TestSettings.tier("http://127.0.0.1/v1", settings);
        return parsed(new CompletionBody(tier, TierCapabilities.of(tier)).of(request));
    }

    private static String json(String text) {
        return parsed(text).toPrettyString();
    }

    private static JsonNode parsed(String text) {
        try {
            return ExactJson.MAPPER.readTree(text);
        } catch (com.fasterxml.jackson.core.JsonProcessingException malformed) {
            throw new AssertionError(malformed);
        }
    }
}
