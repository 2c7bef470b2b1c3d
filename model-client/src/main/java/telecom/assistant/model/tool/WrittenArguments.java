package telecom.assistant.model.tool;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.regex.Pattern;
import telecom.assistant.model.schema.ExactJson;

/**
 * What a model wrote as the arguments of a call. Behind the object some write more than was asked for: a word to the
 * user, one brace too many, a closing tag, the end of a Markdown fence.
 */
public final class WrittenArguments {

    private static final Pattern FENCE = Pattern.compile("^\\s*```[a-zA-Z_]{0,16}\\s*");

    private WrittenArguments() {}

    /** The object alone, as it was written; the whole text if it does not begin with one. */
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
