package telecom.assistant.model.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static telecom.assistant.model.ScriptedTier.stream;
import static telecom.assistant.model.Streams.DONE;
import static telecom.assistant.model.Streams.STOP;
import static telecom.assistant.model.Streams.event;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import telecom.assistant.model.FinishReason;
import telecom.assistant.model.ModelChunk;
import telecom.assistant.model.ModelFailure.Reason;
import telecom.assistant.model.Streams;
import telecom.assistant.model.ToolCall;
import telecom.assistant.model.Usage;

/** Answers of gateways that do not stream although they were asked to. */
class WholeAnswerTest extends OverTheWire {

    @Test
    void readsTheWholeAnswerOfAGatewayThatDoesNotStream() {
        tier.plays(response -> response.putHeader("content-type", "Application/JSON; charset=utf-8")
                .end("""
                        {"model": "A.X-K1", "choices": [{"message": {"role": "assistant", "content": "5만 9천 원입니다.",
                          "reasoning_content": "The bill.", "tool_calls": [
                            {"id": "a", "function": {"name": "bill", "arguments": "{}"}},
                            {"id": "b", "function": {"name": "usage", "arguments": "{}"}}]},
                          "finish_reason": "tool_calls"}],
                         "usage": {"prompt_tokens": 40, "completion_tokens": 9}}"""));

        assertThat(ask(client()).awaitCompletion(PATIENCE).getItems())
                .containsExactly(
                        new ModelChunk.Opened("primary", "A.X-K1"),
                        new ModelChunk.Reasoning("The bill."),
                        new ModelChunk.Content("5만 9천 원입니다."),
                        new ModelChunk.ToolCalls(
                                List.of(new ToolCall("a", "bill", "{}"), new ToolCall("b", "usage", "{}"))),
                        new ModelChunk.Finished(FinishReason.TOOL_CALLS, Optional.of(new Usage(40, 9, 0, 1))));
    }

    @Test
    void reusesTheConnectionOfAWholeAnswer() {
        tier.plays(response ->
                json(response, "{\"choices\":[{\"message\":{\"content\":\"Yes.\"},\"finish_reason\":\"stop\"}]}"));
        HttpModelClient client = client();

        for (int i = 0; i < 5; i++) {
            assertThat(Streams.text(ask(client).awaitCompletion(PATIENCE).getItems()))
                    .isEqualTo("Yes.");
        }

        assertThat(tier.connections()).isLessThanOrEqualTo(2);
    }

    @Test
    void leavesTheConnectionOfAWholeAnswerToTheNextRequest() {
        HttpModelClient client = client(Map.of("max-concurrent", "1"));
        tier.plays(response ->
                json(response, "{\"choices\":[{\"message\":{\"content\":\"Yes.\"},\"finish_reason\":\"stop\"}]}"));
        ask(client).awaitCompletion(PATIENCE);

        // This takes longer than a finished exchange watches its connection.
        tier.plays(response -> {
            stream(response, event("Hello"));
            vertx.setTimer(1_500, ignored -> response.end(STOP + DONE));
        });

        ask(client).awaitCompletion(PATIENCE);
        assertThat(tier.connections()).isEqualTo(1);
    }

    @Test
    void doesNotTreatAnHtmlPageAsAnAnswer() {
        tier.plays(
                response -> response.putHeader("content-type", "text/html").end(event("<b>Blocked</b>") + STOP + DONE));

        assertThat(reasonOf(ask(client()))).isEqualTo(Reason.UNAVAILABLE);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {"object":"error","message":"The request queue is full.","code":503} | OVERLOADED
            {"choices":[{"message":{"content":"Your"},"finish_reason":null}]} | INTERRUPTED
            {"choices":[]} | UNAVAILABLE
            not json | UNAVAILABLE
            """)
    void doesNotTreatAnotherBodyAsAnAnswer(String body, Reason expected) {
        tier.plays(response -> json(response, body));

        assertThat(reasonOf(ask(client()))).isEqualTo(expected);
    }

    @Test
    void limitsAWholeAnswerAndNamesTheSetting() {
        tier.plays(response -> json(
                response,
                "{\"choices\":[{\"message\":{\"content\":\"" + "x".repeat(5_000)
                        + "\"},\"finish_reason\":\"stop\"}]}"));

        assertThat(failureOf(ask(client(Map.of("max-event-size", "4K")))))
                .hasMessageContaining("assistant.model.tiers.primary.max-event-size");
    }
}
