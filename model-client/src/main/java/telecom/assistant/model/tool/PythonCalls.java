package telecom.assistant.model.tool;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import telecom.assistant.model.schema.ExactJson;

/** Reads a call in Python's notation: {@code tool(text="value", number=3)}, possibly in square brackets. */
final class PythonCalls {

    private static final Pattern CALL = Pattern.compile("\\[?\\s*([\\w.-]+)\\s*\\((.*)\\)\\s*]?", Pattern.DOTALL);
    private static final Pattern ARGUMENT = Pattern.compile(
            "\\s*(?<key>\\w+)\\s*=\\s*(?:\"(?<double>(?:[^\"\\\\]|\\\\.)*)\"|'(?<single>(?:[^'\\\\]|\\\\.)*)'"
                    + "|(?<literal>-?\\d+(?:\\.\\d+)?|True|False|None|true|false|null))\\s*(?:,|$)",
            Pattern.DOTALL);

    private PythonCalls() {}

    /** The call in the Hermes format; empty if this is not a single call with named arguments. */
    static Optional<String> asJson(String written) {
        Matcher call = CALL.matcher(written.strip());
        if (!call.matches()) {
            return Optional.empty();
        }
        ObjectNode arguments = ExactJson.MAPPER.createObjectNode();
        String list = call.group(2).strip();
        Matcher argument = ARGUMENT.matcher(list);
        int at = 0;
        while (at < list.length()) {
            if (!argument.region(at, list.length()).lookingAt()) {
                return Optional.empty();
            }
            try {
                put(arguments, argument);
            } catch (IllegalArgumentException unknownEscape) {
                return Optional.empty();
            }
            at = argument.end();
        }
        ObjectNode json = ExactJson.MAPPER.createObjectNode();
        json.put("name", call.group(1));
        json.set("arguments", arguments);
        return Optional.of(json.toString());
    }

    private static void put(ObjectNode arguments, Matcher argument) {
        String key = argument.group("key");
        String literal = argument.group("literal");
        if (literal == null) {
            String text = argument.group("double") != null ? argument.group("double") : argument.group("single");
            arguments.put(key, text.translateEscapes());
            return;
        }
        switch (literal) {
            case "True", "true" -> arguments.put(key, true);
            case "False", "false" -> arguments.put(key, false);
            case "None", "null" -> arguments.putNull(key);
            default -> arguments.set(key, ExactJson.orMissing(literal));
        }
    }
}
