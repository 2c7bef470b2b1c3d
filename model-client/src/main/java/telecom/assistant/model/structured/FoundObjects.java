package telecom.assistant.model.structured;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import telecom.assistant.model.schema.ExactJson;

/**
 * Finds the JSON objects in a model's answer whatever surrounds them: a Markdown fence, a sentence before or after, or
 * the model's thinking where the server does not remove it.
 */
final class FoundObjects {

    private static final int MAX_ATTEMPTS = 16;
    private static final String THINK_START = "<think>";
    private static final String THINK_END = "</think>";

    private FoundObjects() {}

    /** The outermost objects, in order. Braces that begin no object are skipped, as long as there are only a few. */
    static List<JsonNode> findIn(String answer) {
        String text = withoutThinking(answer);
        List<JsonNode> found = new ArrayList<>();
        int from = text.indexOf('{');
        for (int tried = 0; from >= 0 && tried < MAX_ATTEMPTS; tried++) {
            from = text.indexOf('{', from + read(text.substring(from), found));
        }
        return found;
    }

    /** Chat templates that open the thinking in the prompt leave only the closing tag in the answer. */
    private static String withoutThinking(String answer) {
        String text = answer.strip();
        int end = text.indexOf(THINK_END);
        boolean thinks = text.startsWith(THINK_START) || (end >= 0 && !text.startsWith("{") && !text.startsWith("`"));
        if (!thinks) {
            return text;
        }
        return end < 0 ? "" : text.substring(end + THINK_END.length());
    }

    /** Adds the object at the beginning of the text, if there is one; returns where to go on. */
    private static int read(String text, List<JsonNode> found) {
        try (JsonParser parser = ExactJson.MAPPER.createParser(text)) {
            found.add(ExactJson.MAPPER.readTree(parser));
            return Math.toIntExact(parser.currentLocation().getCharOffset());
        } catch (JsonProcessingException noObject) {
            return 1;
        } catch (IOException impossible) {
            throw new AssertionError("reading from a string failed", impossible);
        }
    }
}
