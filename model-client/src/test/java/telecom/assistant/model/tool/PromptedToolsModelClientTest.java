package telecom.assistant.model.tool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.smallrye.mutiny.helpers.test.AssertSubscriber;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import telecom.assistant.model.ChatMessage;
import telecom.assistant.model.FinishReason;
import telecom.assistant.model.ModelChunk;
import telecom.assistant.model.ModelFailure;
import telecom.assistant.model.ModelRequest;
import telecom.assistant.model.Purpose;
import telecom.assistant.model.Streams;
import telecom.assistant.model.ToolCall;
import telecom.assistant.model.ToolSpec;

class PromptedToolsModelClientTest {

    private static final int LIMIT = 1_000;
    private static final String CALL = "<tool_call>\n{\"name\": \"bill\", \"arguments\": {\"달\":\"시월\"}}\n</tool_call>";
    private static final ModelRequest REQUEST = ModelRequest.of(
                    Purpose.REPLY, List.of(ChatMessage.system("You help."), ChatMessage.user("요금?")))
            .withTools(List.of(new ToolSpec("bill", "The bill", JsonNodeFactory.instance.objectNode())));

    @Test
    void emitsTheCallsJustBeforeTheEndAndFinishesWithToolCalls() {
        List<ModelChunk> chunks = answer(ScriptedModel.saying(FinishReason.STOP, "볼게요.", CALL, "\n" + CALL));

        assertThat(chunks).hasSize(4);
        assertThat(chunks.get(0)).isEqualTo(new ModelChunk.Opened("small", "A.X-4.0-Light"));
        assertThat(chunks.get(1)).isEqualTo(new ModelChunk.Content("볼게요."));
        assertThat(((ModelChunk.ToolCalls) chunks.get(2)).calls())
                .extracting(ToolCall::name, ToolCall::arguments)
                .containsExactly(tuple("bill", "{\"달\":\"시월\"}"), tuple("bill", "{\"달\":\"시월\"}"));
        assertThat(chunks.get(3))
                .isEqualTo(new ModelChunk.Finished(FinishReason.TOOL_CALLS, Optional.of(ScriptedModel.USAGE)));
    }

    @ParameterizedTest
    @EnumSource(FinishReason.class)
    void leavesAnAnswerWithoutCallsAsItIs(FinishReason reason) {
        ScriptedModel tier = ScriptedModel.saying(reason, "이번 달 ", "요금은");

        assertThat(answer(tier))
                .containsExactly(
                        new ModelChunk.Opened("small", "A.X-4.0-Light"),
                        new ModelChunk.Content("이번 달 "),
                        new ModelChunk.Content("요금은"),
                        new ModelChunk.Finished(reason, Optional.of(ScriptedModel.USAGE)));
    }

    @Test
    void dropsACallThatTheTokenLimitCutOffAndKeepsTheReason() {
        List<ModelChunk> chunks =
                answer(ScriptedModel.saying(FinishReason.LENGTH, "볼게요.<tool_call>{\"name\": \"bill\"}"));

        assertThat(chunks).noneMatch(ModelChunk.ToolCalls.class::isInstance);
        assertThat(reason(chunks)).isEqualTo(FinishReason.LENGTH);
        assertThat(Streams.text(chunks)).isEqualTo("볼게요.");
    }

    @Test
    void keepsTheCallsThatWereCompleteBeforeTheTokenLimit() {
        List<ModelChunk> chunks = answer(ScriptedModel.saying(FinishReason.LENGTH, CALL, "<tool_call>{\"na"));

        assertThat(calls(chunks)).extracting(ToolCall::name).containsExactly("bill");
        assertThat(reason(chunks)).isEqualTo(FinishReason.TOOL_CALLS);
    }

    @Test
    void passesAMalformedCallOnForTheArgumentCheck() {
        List<ModelChunk> chunks = answer(ScriptedModel.saying(
                FinishReason.STOP, "<tool_call>{\"name\": \"bill\", \"arguments\": {]}</tool_call>"));

        assertThat(calls(chunks))
                .extracting(ToolCall::name, ToolCall::arguments)
                .containsExactly(tuple("bill", "{\"name\": \"bill\", \"arguments\": {]}"));
    }

    @Test
    void keepsCallsThatTheServerParsedItself() {
        ToolCall read = new ToolCall("c1", "bill", "{}");
        List<ModelChunk> chunks = answer(new ScriptedModel(List.of(
                new ModelChunk.Opened("small", "m"),
                new ModelChunk.ToolCalls(List.of(read)),
                new ModelChunk.Finished(FinishReason.TOOL_CALLS, Optional.empty()))));

        assertThat(calls(chunks)).containsExactly(read);
        assertThat(chunks).hasSize(3);
    }

    @Test
    void passesReasoningOnAndReadsNoCallsInIt() {
        ModelChunk thought = new ModelChunk.Reasoning("maybe " + CALL);

        assertThat(answer(new ScriptedModel(List.of(
                        new ModelChunk.Opened("small", "m"),
                        thought,
                        new ModelChunk.Finished(FinishReason.STOP, Optional.empty())))))
                .hasSize(3)
                .contains(thought);
    }

    @Test
    void passesARequestWithoutToolsOnUnchanged() {
        ScriptedModel tier = ScriptedModel.saying(FinishReason.STOP, CALL);

        List<ModelChunk> chunks = answer(tier, Streams.question());

        assertThat(tier.asked).containsExactly(Streams.question());
        assertThat(Streams.text(chunks)).isEqualTo(CALL);
    }

    @Test
    void emitsNoTagsEvenIfOnlyEarlierCallsAreInTheRequest() {
        ModelRequest lastRound = REQUEST.withTools(List.of())
                .withMessages(List.of(
                        ChatMessage.user("요금?"),
                        ChatMessage.assistant("", List.of(new ToolCall("c1", "bill", "{}"))),
                        ChatMessage.toolResult("c1", "{}")));

        List<ModelChunk> chunks = answer(ScriptedModel.saying(FinishReason.STOP, "네.", CALL), lastRound);

        assertThat(Streams.text(chunks)).isEqualTo("네.");
    }

    @Test
    void startsAfreshForEachSubscription() {
        ScriptedModel tier = ScriptedModel.saying(FinishReason.STOP, "네 <tool_call>{\"name\": \"bill\"}");
        var stream = new PromptedToolsModelClient(tier, LIMIT).stream(REQUEST);

        for (int attempt = 0; attempt < 2; attempt++) {
            assertThat(calls(stream.collect().asList().await().atMost(Duration.ofSeconds(10))))
                    .hasSize(1);
        }
        assertThat(tier.asked).hasSize(2);
    }

    @Test
    void passesDemandOnUnchanged() {
        ScriptedModel tier = ScriptedModel.saying(FinishReason.STOP, "하나", " 둘", " 셋", " 넷", " 다섯", " 여섯");
        AssertSubscriber<ModelChunk> subscriber = AssertSubscriber.create(0);
        new PromptedToolsModelClient(tier, LIMIT).stream(REQUEST).subscribe().withSubscriber(subscriber);

        subscriber.request(2);

        assertThat(subscriber.getItems()).hasSize(2);
        assertThat(tier.demanded).isLessThanOrEqualTo(3);
    }

    @Test
    void cancelsTheTierWhenCancelled() {
        ScriptedModel tier = ScriptedModel.saying(FinishReason.STOP, "하나", " 둘", " 셋");
        AssertSubscriber<ModelChunk> subscriber = AssertSubscriber.create(2);
        new PromptedToolsModelClient(tier, LIMIT).stream(REQUEST).subscribe().withSubscriber(subscriber);

        subscriber.cancel();

        assertThat(tier.cancelled).isTrue();
    }

    @Test
    void failsAndCancelsTheTierWhenTheCallsDoNotEnd() {
        ScriptedModel tier = ScriptedModel.saying(
                FinishReason.STOP, "<tool_call>{\"name\": \"", "x".repeat(LIMIT), "\"}</tool_call>");
        AssertSubscriber<ModelChunk> subscriber = AssertSubscriber.create(Long.MAX_VALUE);

        new PromptedToolsModelClient(tier, LIMIT).stream(REQUEST).subscribe().withSubscriber(subscriber);

        ModelFailure failure = (ModelFailure) subscriber.awaitFailure().getFailure();
        assertThat(failure.reason()).isEqualTo(ModelFailure.Reason.INTERRUPTED);
        assertThat(failure.tier()).isEqualTo("small");
        assertThat(tier.cancelled).isTrue();
    }

    @Test
    void limitsTheCallsOfAnAnswerTogether() {
        String[] many = IntStream.range(0, LIMIT).mapToObj(i -> CALL).toArray(String[]::new);
        AssertSubscriber<ModelChunk> subscriber = AssertSubscriber.create(Long.MAX_VALUE);

        new PromptedToolsModelClient(ScriptedModel.saying(FinishReason.STOP, many), LIMIT)
                .stream(REQUEST).subscribe().withSubscriber(subscriber);

        subscriber.awaitFailure().assertFailedWith(ModelFailure.class, "max-event-size");
    }

    @Test
    void staysFastOverALongCallOfManyTokens() {
        List<String> tokens = new ArrayList<>(List.of("<tool_call>{\"name\":\"memo\",\"arguments\":{\"t\":\""));
        tokens.addAll(IntStream.range(0, 50_000).mapToObj(i -> "말").collect(Collectors.toList()));
        tokens.add("\"}}</tool_call>");

        ScriptedModel tier = ScriptedModel.saying(FinishReason.STOP, tokens.toArray(String[]::new));
        List<ModelChunk> chunks = new PromptedToolsModelClient(tier, 1_000_000)
                .stream(REQUEST).collect().asList().await().atMost(Duration.ofSeconds(10));

        assertThat(calls(chunks).get(0).arguments()).hasSize(50_000 + "{\"t\":\"\"}".length());
    }

    private static List<ModelChunk> answer(ScriptedModel tier) {
        return answer(tier, REQUEST);
    }

    private static List<ModelChunk> answer(ScriptedModel tier, ModelRequest request) {
        return new PromptedToolsModelClient(tier, LIMIT)
                .stream(request).collect().asList().await().atMost(Duration.ofSeconds(10));
    }

    private static List<ToolCall> calls(List<ModelChunk> chunks) {
        return chunks.stream()
                .filter(ModelChunk.ToolCalls.class::isInstance)
                .flatMap(chunk -> ((ModelChunk.ToolCalls) chunk).calls().stream())
                .toList();
    }

    private static FinishReason reason(List<ModelChunk> chunks) {
        return ((ModelChunk.Finished) chunks.get(chunks.size() - 1)).reason();
    }
}
