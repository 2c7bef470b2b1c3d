package telecom.assistant.model.tool;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import telecom.assistant.model.ToolCall;

class WrittenCallsTest {

    @Test
    void readsNameAndArguments() {
        ToolCall call = only("\n{\"name\": \"bill\", \"arguments\": {\"달\": \"10월\", \"won\": 59000.00}}\n");

        assertThat(call.name()).isEqualTo("bill");
        assertThat(call.arguments()).isEqualTo("{\"달\":\"10월\",\"won\":59000.00}");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {"name": "bill", "arguments": "{\\"a\\": 1}"}      | {"a": 1}
            {"name": "bill", "parameters": {"a":1}}            | {"a":1}
            {"name": "bill"}                                   | {}
            {"name": "bill", "arguments": {"a":1}}}            | {"a":1}
            ```json {"name": "bill", "arguments": {"a":1}} ``` | {"a":1}
            """)
    void toleratesCommonDeviationsFromTheFormat(String body, String arguments) {
        assertThat(only(body).name()).isEqualTo("bill");
        assertThat(only(body).arguments()).isEqualTo(arguments);
    }

    @Test
    void readsAListOfCalls() {
        assertThat(WrittenCalls.readFrom("[{\"name\": \"bill\"}, {\"name\": \"usage\"}]"))
                .extracting(ToolCall::name)
                .containsExactly("bill", "usage");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {"name": "bill", "arguments": {"month": } | bill
            {'name': 'bill'}                          | ''
            {"arguments": {"a": 1}}                   | ''
            bill()                                    | ''
            []                                        | ''
            """)
    void passesOnWhatItCannotReadAsArguments(String body, String name) {
        assertThat(only(body).name()).isEqualTo(name);
        assertThat(only(body).arguments()).isEqualTo(body.strip());
    }

    @Test
    void givesEachCallAnIdOfItsOwn() {
        assertThat(only("{\"name\": \"bill\"}").id())
                .isNotEqualTo(only("{\"name\": \"bill\"}").id());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "  ", "first, then"})
    void doesNotTreatProseAsACall(String body) {
        assertThat(WrittenCalls.looksLikeCall(body)).isFalse();
    }

    private static ToolCall only(String body) {
        assertThat(WrittenCalls.readFrom(body)).hasSize(1);
        return WrittenCalls.readFrom(body).get(0);
    }
}
