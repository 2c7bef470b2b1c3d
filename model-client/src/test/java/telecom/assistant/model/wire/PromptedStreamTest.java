package telecom.assistant.model.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.smallrye.mutiny.Multi;
import io.vertx.core.buffer.Buffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import telecom.assistant.model.FinishReason;
import telecom.assistant.model.ModelChunk;
import telecom.assistant.model.ModelRequest;
import telecom.assistant.model.Streams;
import telecom.assistant.model.ToolCall;
import telecom.assistant.model.ToolSpec;
import telecom.assistant.model.schema.ExactJson;
import telecom.assistant.model.tool.PromptedToolsModelClient;
import telecom.assistant.model.tool.ToolNames;

/** Streams of servers that were started without a tool parser, in each server's format and cut into its tokens. */
class PromptedStreamTest {

    private static final int LIMIT = 1 << 20;
    private static final ModelRequest REQUEST = Streams.question()
            .withTools(List.of(new ToolSpec("bill", "The bill", ExactJson.MAPPER.createObjectNode())));

    @Test
    void readsParallelCallsFromVllm() {
        List<ModelChunk> chunks = read(bytes("vllm-hermes-parallel"));

        assertThat(calls(chunks))
                .extracting(ToolCall::name, ToolCall::arguments)
                .containsExactly(tuple("bill", "{\"month\":\"2026-10\",\"note\":\"지난달 요금\"}"), tuple("usage", "{}"));
        assertThat(Streams.text(chunks)).isEmpty();
        ModelChunk.Finished finished = (ModelChunk.Finished) chunks.get(chunks.size() - 1);
        assertThat(finished.reason()).isEqualTo(FinishReason.TOOL_CALLS);
        assertThat(finished.usage()).isPresent();
    }

    @Test
    void dropsTheCallThatVllmCutOff() {
        List<ModelChunk> chunks = read(bytes("vllm-hermes-cut"));

        assertThat(calls(chunks)).isEmpty();
        assertThat(Streams.text(chunks)).isEqualTo("요금을 볼게요.\n");
        assertThat(((ModelChunk.Finished) chunks.get(chunks.size() - 1)).reason())
                .isEqualTo(FinishReason.LENGTH);
    }

    @Test
    void readsWordsAndACallFromSglangWhereverTheBytesAreSplit() {
        byte[] stream = bytes("sglang-hermes-prose");
        for (int at = 0; at <= stream.length; at++) {
            List<ModelChunk> chunks =
                    read(Arrays.copyOfRange(stream, 0, at), Arrays.copyOfRange(stream, at, stream.length));

            assertThat(Streams.text(chunks)).as("split at %d", at).isEqualTo("확인해 드릴게요. 5 < 6 이니까요.\n");
            assertThat(calls(chunks))
                    .as("split at %d", at)
                    .extracting(ToolCall::name, ToolCall::arguments)
                    .containsExactly(tuple("memo", "{\"text\":\"닫는 </tool_call> 태그와 \\\"따옴표\\\"\"}"));
        }
    }

    private static byte[] bytes(String name) {
        return Streams.recorded(name).getBytes(StandardCharsets.UTF_8);
    }

    private static List<ModelChunk> read(byte[]... reads) {
        List<ModelChunk> wire = new ArrayList<>();
        StreamDecoder decoder = new StreamDecoder("small", "m", new ToolNames(Set.of()), LIMIT, wire::add, () -> {});
        SseParser parser = new SseParser(LIMIT, decoder::accept);
        for (byte[] read : reads) {
            parser.feed(Buffer.buffer(read));
        }
        parser.end();
        decoder.end();
        return new PromptedToolsModelClient(request -> Multi.createFrom().iterable(wire), LIMIT)
                .stream(REQUEST).collect().asList().await().atMost(Duration.ofSeconds(10));
    }

    private static List<ToolCall> calls(List<ModelChunk> chunks) {
        return chunks.stream()
                .filter(ModelChunk.ToolCalls.class::isInstance)
                .flatMap(chunk -> ((ModelChunk.ToolCalls) chunk).calls().stream())
                .toList();
    }
}
