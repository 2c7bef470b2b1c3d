package telecom.assistant.benchmarks.chat;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Reads a chat's frames with a streaming parser, because building a JSON tree for each would cost several times as
 * much.
 */
final class ActivityReader {

    private static final JsonFactory JSON = new JsonFactory();

    private ActivityReader() {}

    /** The activities of a frame; none if it only keeps the connection alive. */
    static List<Activity> read(String frame) {
        List<Activity> activities = new ArrayList<>(1);
        if (frame.isBlank()) {
            return activities;
        }
        try (JsonParser parser = JSON.createParser(frame)) {
            expect(parser.nextToken(), JsonToken.START_OBJECT, frame);
            while (parser.nextToken() == JsonToken.FIELD_NAME) {
                boolean found = parser.currentName().equals("activities");
                if (parser.nextToken() == JsonToken.START_ARRAY && found) {
                    while (parser.nextToken() == JsonToken.START_OBJECT) {
                        activities.add(activity(parser));
                    }
                } else {
                    parser.skipChildren();
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("a frame cannot be read: " + frame, e);
        }
        return activities;
    }

    private static void expect(JsonToken token, JsonToken wanted, String frame) {
        if (token != wanted) {
            throw new IllegalArgumentException("a frame cannot be read: " + frame + " (expected: an object)");
        }
    }

    private static Activity activity(JsonParser parser) throws IOException {
        String type = "";
        String text = "";
        String role = "";
        String[] data = {"", ""};
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            String name = parser.currentName();
            parser.nextToken();
            switch (name) {
                case "type" -> type = parser.getText();
                case "text" -> text = parser.getText();
                case "from" -> role = strings(parser, "role")[0];
                case "channelData" -> data = strings(parser, "streamId", "notice");
                default -> parser.skipChildren();
            }
        }
        return new Activity(type, text, role, data[0], data[1]);
    }

    /** The values of these fields of the parser's current object; empty where there is none. */
    private static String[] strings(JsonParser parser, String... fields) throws IOException {
        String[] values = new String[fields.length];
        Arrays.fill(values, "");
        if (parser.currentToken() != JsonToken.START_OBJECT) {
            parser.skipChildren();
            return values;
        }
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            String name = parser.currentName();
            JsonToken value = parser.nextToken();
            for (int i = 0; i < fields.length; i++) {
                if (fields[i].equals(name) && value == JsonToken.VALUE_STRING) {
                    values[i] = parser.getText();
                }
            }
            parser.skipChildren();
        }
        return values;
    }
}
