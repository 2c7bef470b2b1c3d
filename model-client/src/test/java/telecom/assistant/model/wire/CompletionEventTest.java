package telecom.assistant.model.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** In the JSON of these tests, single quotes stand for double ones. */
class CompletionEventTest {

    @Test
    void readsTheRelevantFieldsOfAnEventAmongOthers() throws JsonProcessingException {
        CompletionEvent event = read("""
                {'id': 'x', 'created': 1.5e3, 'object': 'chat.completion.chunk', 'model': 'A.X', 'error': null,
                 'choices': [{'index': 0, 'logprobs': {'content': [{'token': 'no'}]},
                   'delta': {'role': 'assistant', 'content': '요금', 'extra': [1, {'content': 'no'}]},
                   'finish_reason': 'stop', 'content': 'no'}],
                 'usage': {'prompt_tokens': 5}, 'more': {'model': 'no'}}
                """);

        assertThat(event.isKnown()).isTrue();
        assertThat(event.isError()).isFalse();
        assertThat(event.modelOr("?")).isEqualTo("A.X");
        assertThat(event.content()).isEqualTo("요금");
        assertThat(event.reasoning()).isEmpty();
        assertThat(event.finishReason()).isEqualTo("stop");
        assertThat(event.usage().path("prompt_tokens").asInt()).isEqualTo(5);
    }

    @Test
    void readsTheFirstChoiceOnly() throws JsonProcessingException {
        CompletionEvent event =
                read("{'choices': [{'delta': {}}, {'delta': {'content': 'second'}, 'finish_reason': 'stop'}]}");

        assertThat(event.content()).isEmpty();
        assertThat(event.finishReason()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'choices': null}",
                "{'choices': {}}",
                "{'choices': []}",
                "{'choices': [null]}",
                "{'choices': [[{'delta': {'content': 'no'}}]]}",
                "{'choices': [{'delta': null, 'finish_reason': null}]}",
                "{'choices': [{'delta': 'text'}]}",
                "{'choices': [{'delta': {'content': null, 'reasoning': null, 'tool_calls': null}}]}",
                "{'choices': [{'delta': {'content': ['no'], 'reasoning': 7, 'reasoning_content': {}}}]}",
                "{'usage': null, 'model': null}"
            })
    void findsNothingInAKnownEventWithoutContent(String json) throws JsonProcessingException {
        CompletionEvent event = read(json);

        assertThat(event.isKnown()).isTrue();
        assertThat(event.isError()).isFalse();
        assertThat(event.modelOr("?")).isEqualTo("?");
        assertThat(event.content()).isEmpty();
        assertThat(event.reasoning()).isEmpty();
        assertThat(event.finishReason()).isEmpty();
        assertThat(event.toolCalls()).isEmpty();
        assertThat(event.usage().isObject()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "  ", "5", "'text'", "null", "[]", "[{'choices': []}]", "{}", "{'type': 'ping'}"})
    void doesNotKnowOtherKindsOfEvents(String json) throws JsonProcessingException {
        assertThat(read(json).isKnown()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'choices': [{'delta': {'content': 'no'}}], 'error': {'message': 'full'}}",
                "{'error': 'full'}",
                "{'error': false}",
                "{'message': 'full', 'object': 'error'}"
            })
    void recognizesAnErrorInEveryForm(String json) throws JsonProcessingException {
        assertThat(read(json).isError()).isTrue();
    }

    @Test
    void readsReasoningUnderEitherName() throws JsonProcessingException {
        assertThat(read("{'choices': [{'delta': {'reasoning_content': 'old', 'reasoning': 'new'}}]}")
                        .reasoning())
                .isEqualTo("new");
        assertThat(read("{'choices': [{'delta': {'reasoning': null, 'reasoning_content': 'old'}}]}")
                        .reasoning())
                .isEqualTo("old");
    }

    @Test
    void readsFragmentsOfToolCallsAndWhatFollowsThem() throws JsonProcessingException {
        CompletionEvent event = read(
                "{'choices': [{'delta': {'tool_calls': [{'id': 'a'}], 'content': 'yes'}, 'finish_reason': 'stop'}]}");

        assertThat(event.toolCalls().path(0).path("id").asText()).isEqualTo("a");
        assertThat(event.content()).isEqualTo("yes");
        assertThat(event.finishReason()).isEqualTo("stop");
    }

    @Test
    void ignoresEverythingAfterTheObject() throws JsonProcessingException {
        assertThat(read("{'choices': [{'delta': {'content': 'yes'}}]} }").content())
                .isEqualTo("yes");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ping",
                "{'choices': [{'delta': {'content': 'secret wo",
                "{'choices': [{'delta': {'content': 'secret'}}]",
                "{'choices': [}",
                "{'choices'}",
                "[1, 2"
            })
    void refusesTextThatIsNotJson(String text) {
        assertThatThrownBy(() -> read(text)).isInstanceOf(JsonProcessingException.class);
    }

    /** Some servers send the halves of a character as two tokens, neither of which is valid UTF-8. */
    @Test
    void replacesBytesThatAreNotUtf8() throws JsonProcessingException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        bytes.writeBytes(quoted("{'choices': [{'delta': {'content': 'a"));
        bytes.write(0xEC);
        bytes.write(0x95);
        bytes.writeBytes(quoted("b'}}]}"));

        assertThat(CompletionEvent.read(bytes.toByteArray(), 0, bytes.size()).content())
                .isEqualTo("a\uFFFDb");
    }

    private static CompletionEvent read(String json) throws JsonProcessingException {
        byte[] data = quoted(json);
        byte[] around = new byte[data.length + 2];
        System.arraycopy(data, 0, around, 1, data.length);
        return CompletionEvent.read(around, 1, data.length + 1);
    }

    private static byte[] quoted(String json) {
        return json.replace('\'', '"').getBytes(StandardCharsets.UTF_8);
    }
}
