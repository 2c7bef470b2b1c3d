package telecom.assistant.model.wire;

import io.vertx.core.buffer.Buffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;

/**
 * The form of the body of a response with status 200. The first bytes decide, because gateways label event streams
 * {@code text/plain} or JSON or not at all, and whole answers as event streams. Only the label {@code text/html} is
 * trusted.
 */
enum BodyForm {
    /** So far only white space, or the beginning of a field's name. */
    UNDECIDED,
    EVENT_STREAM,
    /** A whole answer, or an error. */
    JSON,
    OTHER;

    private static final char BYTE_ORDER_MARK = '\uFEFF';
    private static final List<String> FIELDS = List.of("data:", "event:", "id:", "retry:", "error:", ":");
    private static final int LONGEST_BEGINNING = 16;

    /**
     * @param mediaType the media type that the server states; null if it states none
     * @param beginning the bytes that have arrived so far
     */
    static BodyForm of(String mediaType, Buffer beginning) {
        String type = String.valueOf(mediaType).toLowerCase(Locale.ROOT).strip();
        if (type.startsWith("text/html")) {
            return OTHER;
        }
        String text = text(beginning);
        if (text.isEmpty()) {
            return UNDECIDED;
        }
        if (text.startsWith("{")) {
            return JSON;
        }
        if (type.startsWith("text/event-stream") || FIELDS.stream().anyMatch(text::startsWith)) {
            return EVENT_STREAM;
        }
        return FIELDS.stream().anyMatch(field -> field.startsWith(text)) ? UNDECIDED : OTHER;
    }

    private static String text(Buffer beginning) {
        int from = 0;
        while (from < beginning.length() && isWhiteSpace(beginning.getByte(from))) {
            from++;
        }
        int to = Math.min(beginning.length(), from + LONGEST_BEGINNING);
        String text = beginning.getString(from, to, StandardCharsets.UTF_8.name());
        return text.startsWith(String.valueOf(BYTE_ORDER_MARK))
                ? text.substring(1).stripLeading()
                : text;
    }

    private static boolean isWhiteSpace(byte next) {
        return next == ' ' || next == '\n' || next == '\r' || next == '\t';
    }
}
