package telecom.assistant.model.wire;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import telecom.assistant.model.schema.ExactJson;

/**
 * One event of a completion stream, or a whole answer. It is read in one pass without building a tree, because this
 * happens for every token; only the rare parts are read as trees. Only the first choice is read, since the client never
 * requests more than one. Anything unknown or of an unexpected type is skipped.
 */
final class CompletionEvent {

    /** Some engines write NaN and -Infinity among the log-probabilities. */
    private static final ObjectReader JSON = ExactJson.MAPPER.reader().with(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS);

    private boolean hasChoices;
    private boolean hasUsage;
    private boolean hasDelta;
    private boolean hasMessage;
    private boolean isError;
    private String model;
    private String reasoning;
    private String reasoningContent;
    private String content;
    private String refusal;
    private String finishReason = "";
    private JsonNode toolCalls = MissingNode.getInstance();
    private JsonNode usage = MissingNode.getInstance();

    private CompletionEvent() {}

    /**
     * Reads an event of a stream, JSON in UTF-8. Bytes that are not UTF-8 are replaced, as is usual on the web: an
     * answer in which the server cut a character in two is still an answer. Anything after the first value is ignored.
     *
     * @throws JsonProcessingException if it is not JSON
     */
    static CompletionEvent read(byte[] bytes, int from, int to) throws JsonProcessingException {
        try (JsonParser parser = JSON.createParser(bytes, from, to - from)) {
            return read(parser);
        } catch (IOException notUtf8OrNotJson) {
            return read(new String(bytes, from, to - from, StandardCharsets.UTF_8));
        }
    }

    /**
     * Reads an event, or an answer that came in one piece.
     *
     * @throws JsonProcessingException if it is not JSON
     */
    static CompletionEvent read(String text) throws JsonProcessingException {
        try (JsonParser parser = JSON.createParser(text)) {
            return read(parser);
        } catch (JsonProcessingException malformed) {
            throw malformed;
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    private static CompletionEvent read(JsonParser parser) throws IOException {
        CompletionEvent event = new CompletionEvent();
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
            if (key.equals("delta") && value == JsonToken.START_OBJECT) {
                discardMessage();
                hasDelta = true;
                readPart(parser);
            } else if (key.equals("message") && value == JsonToken.START_OBJECT && !hasDelta) {
                hasMessage = true;
                readPart(parser);
            } else if (key.equals("finish_reason") && isText(value)) {
                finishReason = parser.getText();
            } else {
                parser.skipChildren();
            }
        }
    }

    /** Discards what was read from the message: in an event that has both, it repeats the content of the deltas. */
    private void discardMessage() {
        hasMessage = false;
        content = null;
        refusal = null;
        reasoning = null;
        reasoningContent = null;
        toolCalls = MissingNode.getInstance();
    }

    private void readPart(JsonParser parser) throws IOException {
        for (String key = parser.nextFieldName(); key != null; key = parser.nextFieldName()) {
            JsonToken value = parser.nextToken();
            String text = value == JsonToken.VALUE_STRING ? parser.getText() : "";
            switch (key) {
                case "content" -> {
                    content = text;
                    readContentParts(readTree(parser));
                }
                case "refusal" -> refusal = text;
                case "reasoning" -> reasoning = value == JsonToken.VALUE_NULL ? null : text;
                case "reasoning_content" -> reasoningContent = text;
                case "tool_calls" -> toolCalls = readTree(parser);
                default -> {}
            }
            parser.skipChildren();
        }
    }

    /** Content may be a list of parts with a type; Mistral's models put their thinking there. */
    private void readContentParts(JsonNode parts) {
        for (JsonNode part : parts) {
            String type = part.path("type").asText("text");
            if (type.equals("text") || type.equals("output_text")) {
                content += part.path("text").asText("");
            } else if (type.equals("thinking")) {
                JsonNode thinking = part.path("thinking");
                StringBuilder thought = new StringBuilder(reasoning());
                thought.append(thinking.asText(""));
                thinking.forEach(piece -> thought.append(piece.path("text").asText("")));
                reasoning = thought.toString();
            }
        }
    }

    /** Whether the value is text, or a scalar that can be read as text. */
    private static boolean isText(JsonToken value) {
        return value.isScalarValue() && value != JsonToken.VALUE_NULL;
    }

    /** Reads the value at the parser's position, and moves the parser to the end of the value. */
    private static JsonNode readTree(JsonParser parser) throws IOException {
        return parser.currentToken().isStructStart() ? ExactJson.MAPPER.readTree(parser) : MissingNode.getInstance();
    }

    /** Whether the event is of a kind that this client knows. */
    boolean isKnown() {
        return hasChoices || hasUsage;
    }

    /**
     * Whether the event is an error, in one of the forms that {@link UpstreamError} knows, rather than part of an
     * answer.
     */
    boolean isError() {
        return isError;
    }

    /** Whether there is a message or a delta, even an empty one. */
    boolean hasPart() {
        return hasDelta || hasMessage;
    }

    /** Whether the event holds the next piece of an answer, rather than the answer so far or a whole one. */
    boolean hasDelta() {
        return hasDelta;
    }

    /** The model's id, or the given one if it is not stated. */
    String modelOr(String fallback) {
        return model == null ? fallback : model;
    }

    /** The next piece of thinking; empty if there is none. Servers disagree about the name of the key. */
    String reasoning() {
        String piece = reasoning == null ? reasoningContent : reasoning;
        return piece == null ? "" : piece;
    }

    /**
     * The next piece of text, or of the sentence with which the model refuses to answer, which some tiers send under
     * another key; empty if there is neither.
     */
    String content() {
        String piece = content == null || content.isEmpty() ? refusal : content;
        return piece == null ? "" : piece;
    }

    /** Fragments of tool calls; empty if there are none. */
    JsonNode toolCalls() {
        return toolCalls;
    }

    /**
     * The finish reason as the tier wrote it; empty until the end, whether servers then omit it or send null or an
     * empty string.
     */
    String finishReason() {
        return finishReason;
    }

    /** The reported usage: an object, or a missing node if there is none. */
    JsonNode usage() {
        return usage;
    }
}
