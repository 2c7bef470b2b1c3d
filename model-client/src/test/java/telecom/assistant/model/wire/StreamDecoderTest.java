package telecom.assistant.model.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.vertx.core.buffer.Buffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import telecom.assistant.model.Capability;
import telecom.assistant.model.FinishReason;
import telecom.assistant.model.ModelChunk;
import telecom.assistant.model.ModelChunk.Content;
import telecom.assistant.model.ModelChunk.Finished;
import telecom.assistant.model.ModelChunk.Opened;
import telecom.assistant.model.ModelChunk.Reasoning;
import telecom.assistant.model.ModelChunk.ToolCalls;
import telecom.assistant.model.ModelFailure;
import telecom.assistant.model.ModelFailure.Reason;
import telecom.assistant.model.Streams;
import telecom.assistant.model.ToolCall;
import telecom.assistant.model.Usage;
import telecom.assistant.model.tool.ToolNames;

class StreamDecoderTest {

    private static final ToolNames TOOLS = new ToolNames(Set.of("bill", "usage", "usage_abroad"));

    private final List<ModelChunk> chunks = new ArrayList<>();

    @Test
    void readsReplyOfVllm() {
        decode(Streams.recorded("vllm-reply"));

        assertThat(chunks)
                .containsExactly(
                        new Opened("primary", "A.X-K1"),
                        new Content("이번 달 "),
                        new Content("요금은 5만 9천 원입니다."),
                        new Finished(FinishReason.STOP, Optional.of(new Usage(412, 19, 384, 0))));
    }

    @Test
    void readsReasoningAndToolCallsOfVllm() {
        decode(Streams.recorded("vllm-tools"));

        assertThat(chunks)
                .containsExactly(
                        new Opened("primary", "A.X-K1"),
                        new Reasoning("The caller wants "),
                        new Reasoning("two things."),
                        new ToolCalls(List.of(
                                new ToolCall("chatcmpl-tool-a", "bill", "{\"month\": \"2026-10\"}"),
                                new ToolCall("chatcmpl-tool-b", "usage", "{}"))),
                        new Finished(FinishReason.TOOL_CALLS, Optional.empty()));
    }

    @Test
    void readsReplyOfSglang() {
        decode(Streams.recorded("sglang-reply"));

        assertThat(chunks)
                .containsExactly(
                        new Opened("primary", "ax-k1"),
                        new Reasoning("Roaming in Japan."),
                        new Content("Roaming is on."),
                        new Finished(FinishReason.LENGTH, Optional.of(new Usage(88, 9, 0, 5))));
    }

    @Test
    void failsOnAnErrorMidwayEvenIfDoneFollows() {
        ModelFailure failure = failureOf(Streams.recorded("vllm-error-midway"));

        assertThat(failure.reason()).isEqualTo(Reason.INTERRUPTED);
        assertThat(failure.emitted()).isTrue();
        assertThat(chunks).containsExactly(new Opened("primary", "A.X-K1"), new Content("Your plan"));
    }

    @Test
    void failsOnAnAbortOfTheEngine() {
        ModelFailure failure = failureOf(Streams.recorded("vllm-abort"));

        assertThat(failure.reason()).isEqualTo(Reason.INTERRUPTED);
        assertThat(failure.emitted()).isFalse();
    }

    @Test
    void treatsSglangsFullQueueAsOverload() {
        assertThat(failureOf(Streams.recorded("sglang-queue-full")).reason()).isEqualTo(Reason.OVERLOADED);
    }

    @Test
    void recognisesContextOverflowWithinTheStream() {
        String error =
                "data: {\"object\":\"error\",\"message\":\"The input (9 tokens) is longer than the model's context"
                        + " length (8 tokens).\",\"type\":\"BadRequestError\",\"code\":400}\n\n";

        assertThat(failureOf(error).reason()).isEqualTo(Reason.CONTEXT_TOO_LONG);
    }

    @Test
    void namesTheCapabilityThatIsRefusedWithinTheStream() {
        String error = "data: {\"error\":{\"message\":\"response_format is not supported\",\"code\":400}}\n\n";

        assertThat(failureOf(error).refused()).contains(Capability.JSON_MODE);
    }

    @Test
    void failsOnDoneWithoutAFinishReasonAndWithoutText() {
        assertThat(failureOf(toolCall("{\\\"mon") + Streams.DONE).reason()).isEqualTo(Reason.INTERRUPTED);
        assertThat(failureOf(Streams.DONE).reason()).isEqualTo(Reason.INTERRUPTED);
    }

    @Test
    void treatsAnEmptyFinishReasonAsNone() {
        String unfinished = Streams.event("Your").replace("}}]}", "},\"finish_reason\":\"\"}]}");

        assertThat(failureOf(unfinished).reason()).isEqualTo(Reason.INTERRUPTED);
    }

    @Test
    void failsOnAnEndWithoutAFinishReason() {
        assertThat(failureOf(Streams.event("Your")).reason()).isEqualTo(Reason.INTERRUPTED);
    }

    @Test
    void treatsAnEmptyStreamAsUnavailable() {
        assertThat(failureOf("").reason()).isEqualTo(Reason.UNAVAILABLE);
    }

    @Test
    void succeedsWithoutDoneIfThereWasAFinishReason() {
        decode(Streams.event("Yes.") + Streams.STOP);

        assertThat(chunks).last().isEqualTo(new Finished(FinishReason.STOP, Optional.empty()));
    }

    @Test
    void emitsToolCallsEvenIfTheFinishReasonIsStop() {
        decode(toolCall("{}") + Streams.STOP + Streams.DONE);

        assertThat(chunks).contains(new ToolCalls(List.of(new ToolCall("call-0", "bill", "{}"))));
    }

    /** LMDeploy gives all parallel calls the index 0. */
    @Test
    void separatesParallelCallsWithTheSameIndex() {
        decode(fragment("'id':'a','function':{'name':'bill','arguments':'{}'}")
                + fragment("'id':'b','function':{'name':'usage','arguments':'[1,'}")
                + fragment("'function':{'arguments':'2]'}")
                + Streams.STOP
                + Streams.DONE);

        assertThat(chunks)
                .contains(new ToolCalls(List.of(new ToolCall("a", "bill", "{}"), new ToolCall("b", "usage", "[1,2]"))));
    }

    /** Older versions of vLLM make up an id for each fragment. */
    @Test
    void joinsFragmentsOfOneCallWithChangingIds() {
        decode(fragment("'id':'a','function':{'name':'bill','arguments':'[1,'}")
                + fragment("'id':'b','function':{'name':null,'arguments':'2]'}")
                + Streams.STOP
                + Streams.DONE);

        assertThat(chunks).contains(new ToolCalls(List.of(new ToolCall("b", "bill", "[1,2]"))));
    }

    @Test
    void withholdsToolCallsThatTheTokenLimitCutOff() {
        decode(Streams.event("Yes.") + toolCall("{\\\"mon") + Streams.STOP.replace("stop", "length") + Streams.DONE);

        assertThat(chunks).noneMatch(ToolCalls.class::isInstance);
        assertThat(chunks).last().isEqualTo(new Finished(FinishReason.LENGTH, Optional.empty()));
    }

    @Test
    void withholdsToolCallsThatAFilterCutOff() {
        decode(Streams.event("Yes.") + toolCall("{}") + Streams.STOP.replace("stop", "content_filter") + Streams.DONE);

        assertThat(chunks).noneMatch(ToolCalls.class::isInstance);
        assertThat(chunks).last().isEqualTo(new Finished(FinishReason.CONTENT_FILTER, Optional.empty()));
    }

    @Test
    void doesNotTreatAnAnswerWithAnUnknownReasonAsComplete() {
        decode(Streams.event("Yes.") + toolCall("{}") + Streams.STOP.replace("stop", "repetition") + Streams.DONE);

        assertThat(chunks).noneMatch(ToolCalls.class::isInstance);

        assertThat(chunks).last().isEqualTo(new Finished(FinishReason.UNKNOWN, Optional.empty()));
    }

    @Test
    void skipsEventsOfAnUnknownKind() {
        decode("data: {\"type\":\"ping\"}\n\n" + Streams.event("Yes.") + Streams.STOP + Streams.DONE);

        assertThat(Streams.text(chunks)).isEqualTo("Yes.");
    }

    @Test
    void distinguishesAStreamOfUnknownEventsFromOneThatWasCutOff() {
        ModelFailure failure = failureOf("data: {\"type\":\"response.created\"}\n\n" + Streams.DONE);

        assertThat(failure.reason()).isEqualTo(Reason.UNAVAILABLE);
        assertThat(failure).hasMessageContaining("no event of a kind that this client knows");
    }

    @Test
    void keepsThinkingInTheContentOutOfTheAnswer() {
        decode(Streams.event("<think>The bi") + Streams.event("ll.</thi") + Streams.event("nk>43,200.") + Streams.STOP);

        assertThat(Streams.text(chunks)).isEqualTo("43,200.");
        assertThat(chunks).filteredOn(ModelChunk.Reasoning.class::isInstance).isNotEmpty();
    }

    @Test
    void failsOnAnEventThatIsNotJson() {
        ModelFailure failure = failureOf("data: {\"choices\":[{\"delta\":{\"content\":\"secret wo");

        assertThat(failure.reason()).isEqualTo(Reason.INTERRUPTED);
        assertThat(failure).hasMessageNotContaining("secret");
    }

    @Test
    void failsOnAnEmptyAnswer() {
        assertThat(failureOf(Streams.STOP + Streams.DONE).reason()).isEqualTo(Reason.WORDLESS);
        assertThat(chunks).isEmpty();
    }

    /** Each row has the fragments of calls as they arrive, without an index, and the calls that result from them. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            {'name':'bill','arguments':'{}'} {'name':'usage','arguments':'{}'} | bill{} usage{}
            {'name':'bill','arguments':'{}'} {'name':'bill','arguments':'{}'} | bill{} bill{}
            {'name':'bill'} {'name':'usage'} | bill usage
            {'name':'usa'} {'name':'ge'} {'arguments':'{}'} | usage{}
            {'name':'usage'} {'name':'_abroad','arguments':'{}'} | usage_abroad{}
            {'name':'usa'} {'name':'usage','arguments':'{}'} | usage{}
            {'name':'bill','arguments':'{'} {'name':'bill','arguments':'}'} | bill{}
            {'name':'bill','arguments':'{}'} {'name':'bill','arguments':''} | bill{}
            {'name':' bill ','arguments':'{}'} | bill{}
            {'name':'functions.bill','arguments':'{}'} | bill{}
            {'name':'functions.bill:0','arguments':'{}'} | bill{}
            {'name':'default_api:usage_abroad','arguments':'{}'} | usage_abroad{}
            {'name':'other.tool','arguments':'{}'} | other.tool{}
            {'name':'bill','arguments':'{} I will look.'} | bill{}
            {'name':'bill','arguments':'{}}'} | bill{}
            {'name':'bill','arguments':'{}</tool_call>'} | bill{}
            {'name':'bill','arguments':'```json\\n{}\\n```'} | bill{}
            {'name':'bill','arguments':'{no'} | bill{no
            """)
    void joinsFragmentsAndToleratesTheQuirksOfModels(String fragments, String expected) {
        StringBuilder stream = new StringBuilder();
        for (String function : fragments.split("(?<=\\}) (?=\\{)", -1)) {
            stream.append("data: {'choices':[{'delta':{'tool_calls':[{'function':%s}]}}]}\n\n"
                    .formatted(function)
                    .replace('\'', '"'));
        }
        decode(stream + Streams.STOP + Streams.DONE);

        assertThat(chunks)
                .filteredOn(ToolCalls.class::isInstance)
                .singleElement()
                .extracting(chunk -> ((ToolCalls) chunk)
                        .calls().stream()
                                .map(call -> call.name() + call.arguments())
                                .collect(Collectors.joining(" ")))
                .isEqualTo(expected);
    }

    @Test
    void countsThePiecesOfReasoningIfTheTierDoesNotReportItsTokens() {
        decode(reasoning("Hm. ")
                + reasoning("Well. ")
                + Streams.event("Yes.")
                + Streams.STOP
                + usage("\"completion_tokens\":9"));

        assertThat(chunks).last().isEqualTo(finished(new Usage(0, 9, 0, 2)));
    }

    @Test
    void readsTheReasoningTokensWhereverTheTierReportsThem() {
        decode(reasoning("Hm. ") + Streams.event("Yes.") + Streams.STOP + usage("\"reasoning_tokens\":7"));
        decode(reasoning("Hm. ")
                + Streams.event("Yes.")
                + Streams.STOP
                + usage("\"completion_tokens_details\":{\"reasoning_tokens\":0}"));

        assertThat(chunks).contains(finished(new Usage(0, 0, 0, 7)), finished(new Usage(0, 0, 0, 0)));
    }

    @Test
    void readsReasoningFromItsOldField() {
        decode(reasoning("Hm.").replace("reasoning", "reasoning_content") + Streams.event("Yes.") + Streams.STOP);

        assertThat(chunks).contains(new Reasoning("Hm."));
    }

    @Test
    void letsAnotherTierAnswerAfterAnErrorBeforeTheFirstToken() {
        ModelFailure failure =
                failureOf("data: {\"choices\":[{\"delta\":{\"role\":\"assistant\",\"content\":\"\"}}]}\n\n"
                        + "data: {\"error\":{\"message\":\"engine\",\"code\":500}}\n\n" + Streams.DONE);

        assertThat(failure.reason()).isEqualTo(Reason.INTERRUPTED);
        assertThat(failure.mayBeAnsweredElsewhere()).isTrue();
        assertThat(chunks).isEmpty();
    }

    private static String reasoning(String text) {
        return Streams.event(text).replace("content", "reasoning");
    }

    private static String usage(String counts) {
        return "data: {\"choices\":[],\"usage\":{" + counts + "}}\n\n";
    }

    private static Finished finished(Usage usage) {
        return new Finished(FinishReason.STOP, Optional.of(usage));
    }

    /** An event with a fragment of a tool call at index 0; the fragment is written with single quotes. */
    private static String fragment(String call) {
        return "data: {'choices':[{'delta':{'tool_calls':[{'index':0,%s}]}}]}\n\n"
                .formatted(call)
                .replace('\'', '"');
    }

    private static String toolCall(String escapedArguments) {
        return "data: {\"choices\":[{\"delta\":{\"tool_calls\":[{\"index\":0,\"function\":{\"name\":\"bill\",\"arguments\":\""
                + escapedArguments
                + "\"}}]}}]}\n\n";
    }

    private ModelFailure failureOf(String stream) {
        return catchThrowableOfType(ModelFailure.class, () -> decode(stream));
    }

    private void decode(String stream) {
        StreamDecoder decoder = new StreamDecoder("primary", "configured", TOOLS, 1024, chunks::add, () -> {});
        SseParser parser = new SseParser(4096, decoder::accept);
        parser.feed(Buffer.buffer(stream));
        parser.end();
        decoder.end();
    }
}
