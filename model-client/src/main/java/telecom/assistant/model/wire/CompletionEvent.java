package telecom.assistant.model.wire;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import telecom.assistant.model.schema.ExactJson;

/**
 * What one event of a completion stream says, or a whole answer. It is read in one pass, without a tree, because this
 * happens for every token; only what is rare comes as a tree. Only the first choice is read, since no other one is asked
 * for. Whatever is unknown, or of an unexpected type, is skipped.
 */
final class CompletionEvent {

    /** Where an event of a stream has the text and the calls. */
    private static final String DELTA = "delta";

    /** Where a whole answer has the same. */
    private static final String MESSAGE = "message";

    private final String partKey;
    private boolean hasChoices;
    private boolean hasUsage;
    private boolean hasPart;
    private boolean isError;
    private String model;
    private String reasoning;
    private String reasoningContent;
    private String content;
    private String finishReason = "";
    private JsonNode toolCalls = MissingNode.getInstance();
    private JsonNode usage = MissingNode.getInstance();

    private CompletionEvent(String partKey) {
        this.partKey = partKey;
    }

    /**
     * Reads an event of a stream, JSON in UTF-8. Bytes that are not UTF-8 are replaced, as everywhere else on the web: a server that cuts a
     * character in two has still written an answer. What follows the first value is ignored.
     *
     * @throws JsonProcessingException if it is not JSON
     */
    static CompletionEvent read(byte[] bytes, int from, int to) throws JsonProcessingException {
        try (JsonParser parser = ExactJson.MAPPER.createParser(bytes, from, to - from)) {
            return read(parser, DELTA);
        } catch (IOException notUtf8OrNotJson) {
            return read(new String(bytes, from, to - from, StandardCharsets.UTF_8), DELTA);
        }
    }

    /**
     * Reads an answer that came in one piece.
     *
     * @throws JsonProcessingException if it is not JSON
     */
    static CompletionEvent readWhole(String answer) throws JsonProcessingException {
        return read(answer, MESSAGE);
    }

    private static CompletionEvent read(String text, String partKey) throws JsonProcessingException {
        try (JsonParser parser = ExactJson.MAPPER.createParser(text)) {
            return read(parser, partKey);
        } catch (JsonProcessingException malformed) {
            throw malformed;
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    private static CompletionEvent read(JsonParser parser, String partKey) throws IOException {
        CompletionEvent event = new CompletionEvent(partKey);
        if (parser.nextToken() == JsonToken.START_OBJECT) {
            event.readEvent(parser);
        } else if (parser.currentToken() != null) {
            parser.skipChildren();
        }
        return event;
    }

    private void readEvent(JsonParser parser) throws IOException {
        for (String key = parser.nextFieldName(); key != null; key = parser.nextFieldName()) {
            JsonToken value = parser.nextToken();
            switch (key) {
                case "choices" -> {
                    hasChoices = true;
                    readChoices(parser);
                }
                case "model" -> {
                    model = isText(value) ? parser.getText() : model;
                    parser.skipChildren();
                }
                case "usage" -> {
                    hasUsage = true;
                    usage = readTree(parser);
                }
                case "error" -> {
                    isError |= value != JsonToken.VALUE_NULL;
                    parser.skipChildren();
                }
                case "object" -> {
                    isError |=
                            value == JsonToken.VALUE_STRING && parser.getText().equals("error");
                    parser.skipChildren();
                }
                default -> parser.skipChildren();
            }
        }
    }

    private void readChoices(JsonParser parser) throws IOException {
        if (parser.currentToken() != JsonToken.START_ARRAY) {
            parser.skipChildren();
            return;
        }
        boolean first = true;
        for (JsonToken next = parser.nextToken(); next != JsonToken.END_ARRAY; next = parser.nextToken()) {
            if (first && next == JsonToken.START_OBJECT) {
                readChoice(parser);
            } else {
                parser.skipChildren();
            }
            first = false;
        }
    }

    private void readChoice(JsonParser parser) throws IOException {
        for (String key = parser.nextFieldName(); key != null; key = parser.nextFieldName()) {
            JsonToken value = parser.nextToken();
            if (key.equals(partKey) && value == JsonToken.START_OBJECT) {
                hasPart = true;
                readPart(parser);
            } else if (key.equals("finish_reason") && isText(value)) {
                finishReason = parser.getText();
            } else {
                parser.skipChildren();
            }
        }
    }

    private void readPart(JsonParser parser) throws IOException {
        for (String key = parser.nextFieldName(); key != null; key = parser.nextFieldName()) {
            JsonToken value = parser.nextToken();
            String text = value == JsonToken.VALUE_STRING ? parser.getText() : "";
            switch (key) {
                case "content" -> content = text;
                case "reasoning" -> reasoning = value == JsonToken.VALUE_NULL ? null : text;
                case "reasoning_content" -> reasoningContent = text;
                case "tool_calls" -> toolCalls = readTree(parser);
                default -> {}
            }
            parser.skipChildren();
        }
    }

    /** Whether it is text, or can be taken for it. */
    private static boolean isText(JsonToken value) {
        return value.isScalarValue() && value != JsonToken.VALUE_NULL;
    }

    /** The value at which the parser stands; afterwards it stands at its end. */
    private static JsonNode readTree(JsonParser parser) throws IOException {
        return parser.currentToken().isStructStart() ? ExactJson.MAPPER.readTree(parser) : MissingNode.getInstance();
    }

    /** Whether it is of a kind that this client knows. */
    boolean isKnown() {
        return hasChoices || hasUsage;
    }

    /** Whether it is an error, in one of the forms that {@link UpstreamError} knows, and not a part of an answer. */
    boolean isError() {
        return isError;
    }

    /** Whether there is a message or a delta, even an empty one. */
    boolean hasPart() {
        return hasPart;
    }

    /** The model's id, or the given one if it is not stated. */
    String modelOr(String known) {
        return model == null ? known : model;
    }

    /** The next piece of thinking; empty if there is none. Servers disagree about the name of the key. */
    String reasoning() {
        String said = reasoning == null ? reasoningContent : reasoning;
        return said == null ? "" : said;
    }

    /** The next piece of text; empty if there is none. */
    String content() {
        return content == null ? "" : content;
    }

    /** Fragments of tool calls; empty if there are none. */
    JsonNode toolCalls() {
        return toolCalls;
    }

    /** Until the end it is absent, null or, on some servers, empty: it is empty here in each of these cases. */
    String finishReason() {
        return finishReason;
    }

    /** An object, or something else if there is none. */
    JsonNode usage() {
        return usage;
    }
}
