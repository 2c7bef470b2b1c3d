package telecom.assistant.model.tool;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.smallrye.mutiny.Multi;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import telecom.assistant.model.ChatMessage;
import telecom.assistant.model.FinishReason;
import telecom.assistant.model.ModelChunk;
import telecom.assistant.model.ModelRequest;
import telecom.assistant.model.Purpose;
import telecom.assistant.model.ToolSpec;

class WrittenCallsModelClientTest {

    private static final ModelRequest PLAIN = ModelRequest.of(Purpose.REPLY, List.of(ChatMessage.user("요금")));
    private static final ModelRequest WITH_TOOLS = PLAIN.withTools(List.of(new ToolSpec(
            "look_up_usage", "looks up", JsonNodeFactory.instance.objectNode().put("type", "object"))));

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            ignoreLeadingAndTrailingWhitespace = false,
            nullValues = "-",
            value = {
                "<tool_call>⏎{\"name\": \"look_up_usage\", \"arguments\": {}}⏎</tool_call>|-|look_up_usage {}",
                "확인할게요.<tool_call>{\"name\": \"look_up_usage\", \"arguments\": {}}</tool_call>|확인할게요.|look_up_usage {}",
                "{\"name\": \"look_up_usage\", \"parameters\": {\"a\":\"}'\"}}|-|look_up_usage {\"a\":\"}'\"}",
                "네.⏎[{\"name\": \"look_up_usage\", \"arguments\": {}}]|네.⏎|look_up_usage {}",
                "```json⏎{\"name\": \"look_up_usage\", \"arguments\": {}}⏎```|⏎|look_up_usage {}",
                "look_up_usage()|-|look_up_usage {}",
                "[look_up_usage(month='11', all=True, n=3)]|-|look_up_usage {\"month\":\"11\",\"all\":true,\"n\":3}",
                "네, look_up_usage() {1} [2]⏎{x} ```네```|네, look_up_usage() {1} [2]⏎{x} ```네```|-"
            })
    void readsCallsFromTheTextWhereverPiecesBreak(String answer, String text, String call) {
        String whole = answer.replace('⏎', '\n');
        for (int one = 0; one <= whole.length(); one++) {
            List<ModelChunk> chunks = chunks(WITH_TOOLS, whole.substring(0, one), whole.substring(one));

            assertThat(text(chunks)).isEqualTo(text == null ? "" : text.replace('⏎', '\n'));
            assertThat(calls(chunks)).isEqualTo(call == null ? List.of() : List.of(call));
        }
    }

    @Test
    void dropsACallThatWasCutOff() {
        List<ModelChunk> chunks = chunks(WITH_TOOLS, "네.\n{\"name\": \"look_up_us");

        assertThat(text(chunks)).isEqualTo("네.\n");
        assertThat(calls(chunks)).isEmpty();
    }

    @Test
    void changesNothingWithoutTools() {
        assertThat(text(chunks(PLAIN, "{\"name\": \"x\"}"))).isEqualTo("{\"name\": \"x\"}");
    }

    private static List<ModelChunk> chunks(ModelRequest request, String... pieces) {
        List<ModelChunk> answer = new ArrayList<>(List.of(new ModelChunk.Opened("primary", "m")));
        for (String piece : pieces) {
            answer.add(new ModelChunk.Content(piece));
        }
        answer.add(new ModelChunk.Finished(FinishReason.STOP, Optional.empty()));
        return new WrittenCallsModelClient(asked -> Multi.createFrom().iterable(answer), 10_000)
                .stream(request).collect().asList().await().indefinitely();
    }

    private static String text(List<ModelChunk> chunks) {
        StringBuilder text = new StringBuilder();
        for (ModelChunk chunk : chunks) {
            if (chunk instanceof ModelChunk.Content content) {
                text.append(content.text());
            }
        }
        return text.toString();
    }

    private static List<String> calls(List<ModelChunk> chunks) {
        return chunks.stream()
                .filter(ModelChunk.ToolCalls.class::isInstance)
                .flatMap(chunk -> ((ModelChunk.ToolCalls) chunk).calls().stream())
                .map(call -> call.name() + " " + call.arguments())
                .toList();
    }
}
