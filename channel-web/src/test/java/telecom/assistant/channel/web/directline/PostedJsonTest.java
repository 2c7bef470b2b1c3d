package telecom.assistant.channel.web.directline;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static telecom.assistant.channel.web.WebFixtures.config;
import static telecom.assistant.channel.web.WebFixtures.json;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import telecom.assistant.channel.web.failure.WebFailure;
import telecom.assistant.channel.web.failure.WebFailure.Reason;

class PostedJsonTest {

    private final PostedJson posted = new PostedJson(new ObjectMapper(), config(Map.of()));

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"text\":\"a\\u0000b\\ud83d\",\"channelData\":{\"k\\u0000\":\"\\ude00v\"}} | {\"text\":\"ab\",\"channelData\":{\"k\":\"v\"}}",
                "{\"text\":\"\\ud83d\\ude00\"} | {\"text\":\"😀\"}",
                "{\"name\":\"\"} | {\"name\":\"\"}",
            })
    void removesCharactersThatNoTextMayContain(String body, String read) {
        assertThat(read(body)).isEqualTo(json(read));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"text\":\"\\u0000\"}",
                "{\"user\":{\"id\":\"\\u0000\\ud800\"}}",
                "{\"a\":1}{\"b\":2}",
                "{\"a\":1} x",
                "{\"a\":1",
                "[]",
                "null",
                "7",
                "\"text\"",
                "\0"
            })
    void refusesABodyThatIsNotOneObjectOrHasATextThatWouldBecomeEmpty(String body) {
        assertThatThrownBy(() -> read(body))
                .isInstanceOfSatisfying(WebFailure.class, failure -> assertThat(failure.reason())
                        .isEqualTo(Reason.ARGUMENT_INVALID));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "\r\n"})
    void readsAnEmptyObjectWhenNothingIsPosted(String body) {
        assertThat(read(body)).isEqualTo(json("{}"));
    }

    @Test
    void refusesDeepNesting() {
        assertThatThrownBy(() -> read("{\"a\":" + "[".repeat(2_000) + "]".repeat(2_000) + "}"))
                .isInstanceOf(WebFailure.class);
    }

    private Object read(String body) {
        return posted.read(body.getBytes(UTF_8));
    }
}
