package telecom.assistant.model.tool;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;
import telecom.assistant.model.ToolCall;

/**
 * Reads what a model wrote between the tags of a call: {@code {"name": …, "arguments": {…}}}, or a list of such. What
 * stands after it, such as a brace too many, is let pass; a Markdown fence around it, too.
 *
 * <p>What cannot be read so is a call all the same, with the whole text as its arguments and, if it can be made out, the
 * name: the check of the arguments will tell the model.
 */
final class WrittenCalls {

    /** Numbers stay as they were written: 59000.00 is no 59000.0. */
    static final ObjectMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
            .build();

    /** Refuses what has something after its end. */
    static final ObjectReader STRICT = JSON.reader(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

    private static final Pattern FENCES = Pattern.compile("^\\s*```[a-zA-Z_]{0,16}|```\\s*$");
    private static final Pattern NAME = Pattern.compile("\"name\"\\s*:\\s*\"([^\"\\\\]{1,128})\"");

    private WrittenCalls() {}

    static List<ToolCall> in(String body) {
        String json = FENCES.matcher(body).replaceAll("").strip();
        JsonNode written = read(json);
        List<JsonNode> calls = written.isArray()
                ? StreamSupport.stream(written.spliterator(), false).toList()
                : List.of(written);
        return !calls.isEmpty() && calls.stream().allMatch(WrittenCalls::isCall)
                ? calls.stream().map(WrittenCalls::call).toList()
                : List.of(new ToolCall(id(), name(json), json));
    }

    /** Whether a call that was never closed was meant as one, and is no talk about tags. */
    static boolean looksLikeOne(String body) {
        String json = FENCES.matcher(body).replaceAll("").strip();
        return json.startsWith("{") || json.startsWith("[");
    }

    private static JsonNode read(String json) {
        try (JsonParser parser = JSON.createParser(json)) {
            JsonNode first = JSON.readTree(parser);
            return first == null ? JSON.missingNode() : first;
        } catch (JsonProcessingException malformed) {
            return JSON.missingNode();
        } catch (IOException impossible) {
            throw new AssertionError("reading from a string", impossible);
        }
    }

    private static boolean isCall(JsonNode written) {
        return !written.path("name").asText("").isBlank();
    }

    private static ToolCall call(JsonNode written) {
        JsonNode arguments = written.has("arguments") ? written.get("arguments") : written.path("parameters");
        String text =
                arguments.isTextual() ? arguments.textValue() : arguments.isMissingNode() ? "{}" : arguments.toString();
        return new ToolCall(id(), written.path("name").asText().strip(), text);
    }

    private static String name(String json) {
        Matcher name = NAME.matcher(json);
        return name.find() ? name.group(1).strip() : "";
    }

    /** Unlike a count, it stays unambiguous over the rounds of a turn. */
    private static String id() {
        return "call_" + Long.toUnsignedString(ThreadLocalRandom.current().nextLong(), Character.MAX_RADIX);
    }
}
