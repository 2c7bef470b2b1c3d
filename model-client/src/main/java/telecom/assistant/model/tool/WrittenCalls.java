package telecom.assistant.model.tool;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;
import telecom.assistant.model.ToolCall;
import telecom.assistant.model.schema.ExactJson;

/**
 * Reads what a model wrote between the tags of a call: {@code {"name": …, "arguments": {…}}}, or a list of these.
 * Anything after it, such as one brace too many, is ignored, and so is a Markdown fence around it.
 *
 * <p>Whatever cannot be read like this still counts as a call, with the whole text as its arguments and the name if one
 * can be found: the check of the arguments will then tell the model what is wrong.
 */
final class WrittenCalls {

    private static final Pattern FENCES = Pattern.compile("^\\s*```[a-zA-Z_]{0,16}|```\\s*$");
    private static final Pattern NAME = Pattern.compile("\"name\"\\s*:\\s*\"([^\"\\\\]{1,128})\"");

    private WrittenCalls() {}

    static List<ToolCall> readFrom(String body) {
        String json = FENCES.matcher(body).replaceAll("").strip();
        JsonNode written = ExactJson.orMissing(json);
        List<JsonNode> calls = written.isArray()
                ? StreamSupport.stream(written.spliterator(), false).toList()
                : List.of(written);
        return !calls.isEmpty() && calls.stream().allMatch(WrittenCalls::isCall)
                ? calls.stream().map(WrittenCalls::call).toList()
                : List.of(new ToolCall(id(), name(json), json));
    }

    /** Whether something that was never closed was meant as a call, and does not merely mention the tag. */
    static boolean looksLikeCall(String body) {
        String json = FENCES.matcher(body).replaceAll("").strip();
        return json.startsWith("{") || json.startsWith("[");
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

    /** A new id, which, unlike a counter, stays unambiguous over the rounds of a turn. */
    private static String id() {
        return "call_" + Long.toUnsignedString(ThreadLocalRandom.current().nextLong(), Character.MAX_RADIX);
    }
}
