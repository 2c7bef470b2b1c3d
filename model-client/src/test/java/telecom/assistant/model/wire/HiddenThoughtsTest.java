package telecom.assistant.model.wire;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import telecom.assistant.model.ModelChunk;
import telecom.assistant.model.schema.ExactJson;
import telecom.assistant.model.tool.ToolNames;

/** No thought reaches a subscriber, in whatever form the tier sends it and wherever pieces break. */
class HiddenThoughtsTest {

    private static final int STREAMS = 10_000;
    private static final long SEED = 20261130;
    private static final List<String> ANSWERS = List.of(
            "이번 달 데이터는 12.5GB 남았어요.", "You have 12.5 GB left. 1 < 2, of course.", "네.", "a <b> c </b> d", "😀 좋아요!");
    private static final List<String> THOUGHTS =
            List.of("비밀: 고객이 데이터를 물었다.", "SECRET plan.\nStep <1>: look", "비밀 <tool> 생각 </", "SECRET 😀");
    private static final List<String> TAGS = List.of("think", "thinking", "thought", "reasoning");

    private final Random random = new Random(SEED);

    @Test
    void leaksNoThoughtInTenThousandStreams() {
        for (int number = 0; number < STREAMS; number++) {
            String answer = anyOf(ANSWERS);
            String thought = anyOf(THOUGHTS);
            List<ObjectNode> deltas = new ArrayList<>();
            switch (random.nextInt(4)) {
                case 0 -> pieces("reasoning", thought, deltas);
                case 1 -> pieces("reasoning_content", thought, deltas);
                case 2 -> {
                    String tag = anyOf(TAGS);
                    pieces("content", "<" + tag + ">" + thought + "</" + tag + ">\n\n", deltas);
                }
                default -> {
                    pieces("reasoning", thought, deltas);
                    pieces("content", "<think>" + anyOf(THOUGHTS) + "</think>", deltas);
                }
            }
            pieces("content", answer, deltas);

            assertThat(receivedText(deltas))
                    .as("stream %d of seed %d", number, SEED)
                    .isEqualTo(answer);
        }
    }

    private <T> T anyOf(List<T> values) {
        return values.get(random.nextInt(values.size()));
    }

    private void pieces(String field, String text, List<ObjectNode> deltas) {
        int[] codePoints = text.codePoints().toArray();
        int at = 0;
        while (at < codePoints.length) {
            int length = Math.min(codePoints.length - at, 1 + random.nextInt(5));
            deltas.add(ExactJson.MAPPER.createObjectNode().put(field, new String(codePoints, at, length)));
            at += length;
        }
    }

    private static String receivedText(List<ObjectNode> deltas) {
        List<ModelChunk> chunks = new ArrayList<>();
        StreamDecoder decoder =
                new StreamDecoder("primary", "m", ToolNames.of(List.of()), 1 << 20, chunks::add, () -> {});
        deltas.forEach(delta -> accept(decoder, event(delta, null)));
        accept(decoder, event(ExactJson.MAPPER.createObjectNode(), "stop"));
        accept(decoder, "[DONE]");
        return chunks.stream()
                .filter(ModelChunk.Content.class::isInstance)
                .map(chunk -> ((ModelChunk.Content) chunk).text())
                .collect(Collectors.joining());
    }

    private static String event(ObjectNode delta, String finishReason) {
        ObjectNode choice = ExactJson.MAPPER.createObjectNode().put("index", 0);
        choice.set("delta", delta);
        choice.put("finish_reason", finishReason);
        ObjectNode event = ExactJson.MAPPER.createObjectNode().put("object", "chat.completion.chunk");
        event.putArray("choices").add(choice);
        return event.toString();
    }

    private static void accept(StreamDecoder decoder, String data) {
        byte[] bytes = data.getBytes(StandardCharsets.UTF_8);
        decoder.accept(bytes, 0, bytes.length);
    }
}
