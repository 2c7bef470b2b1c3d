package telecom.assistant.model.tool;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import telecom.assistant.model.ToolSpec;
import telecom.assistant.model.tool.ToolArguments.Checked;

class ToolArgumentsTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final ToolArguments bill = arguments("""
            {"type": "object",
             "properties": {"month": {"type": "string", "pattern": "^[0-9]{4}-[0-9]{2}$"},
                            "day": {"type": "string", "format": "date"}},
             "required": ["month"],
             "additionalProperties": false}
            """);

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"month\": \"2026-10\"}",
                " {\"month\": \"2026-10\", \"day\": \"2026-10-31\"} ",
                "\"{\\\"month\\\": \\\"2026-10\\\"}\"",
            })
    void acceptsWhatConforms(String written) {
        Checked checked = bill.check(written);

        assertThat(checked.isValid()).isTrue();
        assertThat(checked.arguments().path("month").asText()).isEqualTo("2026-10");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "  ", "{}", "null"})
    void treatsMissingArgumentsAsAnEmptyObject(String written) {
        assertThat(arguments("{\"type\": \"object\"}").check(written))
                .isEqualTo(new Checked(JSON.createObjectNode(), List.of()));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {"month": 10}                             | month
            {}                                        | month
            {"month": "시월"}                         | month
            {"month": "2026-10", "day": "2026-02-30"} | day
            {"month": "2026-10", "year": 1}           | year
            [1]                                       | object
            "October"                                 | object
            """)
    void saysWhatDoesNotConform(String written, String about) {
        assertThat(problems(bill.check(written))).contains(about);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"month\": ", "{\"month\": \"2026-10\"} and", "month", "\"{\\\"month\\\": \""})
    void saysThatTheArgumentsAreNotJson(String written) {
        assertThat(problems(bill.check(written))).contains("not JSON");
    }

    @Test
    void limitsTheProblemsItReports() {
        String many = IntStream.range(0, 100)
                .mapToObj(i -> "\"" + "k".repeat(1_000) + i + "\": 1")
                .collect(Collectors.joining(",", "{", "}"));

        assertThat(bill.check(many).problems())
                .isNotEmpty()
                .hasSizeLessThanOrEqualTo(5)
                .allSatisfy(problem -> assertThat(problem).hasSizeLessThan(400));
    }

    @Test
    void reportsProblemsInEnglishWhateverTheServersLocale() {
        Locale before = Locale.getDefault();
        Locale.setDefault(Locale.KOREA);
        try {
            assertThat(problems(bill.check("{}"))).matches("[\\x00-\\x7f]+");
        } finally {
            Locale.setDefault(before);
        }
    }

    private static String problems(Checked checked) {
        assertThat(checked.isValid()).isFalse();
        return String.join("\n", checked.problems());
    }

    private static ToolArguments arguments(String schema) {
        try {
            return new ToolArguments(new ToolSpec("bill", "The bill", JSON.readTree(schema)));
        } catch (JsonProcessingException malformed) {
            throw new AssertionError(malformed);
        }
    }
}
