package telecom.assistant.model.tool;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.regex.Pattern;
import telecom.assistant.model.schema.ExactJson;

/**
 * Extracts the arguments object from what a model wrote as the arguments of a call. Some models write more than the
 * object: a Markdown fence around it, or, after it, a remark to the user, one brace too many or a closing tag.
 */
public final class WrittenArguments {

    private static final Pattern FENCE = Pattern.compile("^\\s*```[a-zA-Z_]{0,16}\\s*");

    private WrittenArguments() {}

    /** The object alone, as it was written, or the whole text if it does not begin with an object. */
    public static String objectIn(String written) {
        String text = FENCE.matcher(written).replaceFirst("");
        int end = endOfObject(text);
        return end < 0 ? written : text.substring(0, end).strip();
    }

    /** Whether the text is one complete object, with nothing but white space around it. */
    public static boolean isObject(String written) {
        int end = endOfObject(written);
        return end >= 0 && written.substring(end).isBlank();
    }

    private static int endOfObject(String text) {
        if (!text.stripLeading().startsWith("{")) {
            return -1;
        }
        try (JsonParser parser = ExactJson.MAPPER.createParser(text)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                return -1;
            }
            parser.skipChildren();
            return parser.currentToken() == JsonToken.END_OBJECT
                    ? Math.toIntExact(parser.currentLocation().getCharOffset())
                    : -1;
        } catch (IOException malformed) {
            return -1;
        }
    }
}
