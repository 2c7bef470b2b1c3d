package telecom.assistant.model.wire;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;

/**
 * Cuts the bytes of an event stream into the data of its events (WHATWG HTML, section 9.2 "Server-sent events").
 *
 * <p>Bytes may arrive in any portions, even split within a line end or a UTF-8 sequence. Lines end in LF, CR or CRLF.
 * Comments and fields other than {@code data} are skipped, except for the field {@code error} in which llama.cpp sent
 * its errors until 2025. Such an error is passed on in the form that other servers use: as data with the key {@code
 * error}. Not thread-safe.
 */
final class SseParser {

    private static final String DATA_FIELD = "data:";
    private static final String ERROR_FIELD = "error:";
    private static final String BYTE_ORDER_MARK = "\uFEFF";

    private final int maxEventBytes;
    private final Consumer<String> onData;
    private final ByteArrayOutputStream line = new ByteArrayOutputStream();
    private final StringBuilder data = new StringBuilder();
    private boolean hasData;
    private boolean afterCarriageReturn;
    private boolean firstLine = true;

    /** @param maxEventBytes limits what is held of an incomplete event */
    SseParser(int maxEventBytes, Consumer<String> onData) {
        this.maxEventBytes = maxEventBytes;
        this.onData = onData;
    }

    /**
     * Parses the next bytes and passes on each event that they complete.
     *
     * @throws EventTooLargeException when an event exceeds the limit
     */
    void feed(byte[] bytes) {
        int start = 0;
        for (int i = 0; i < bytes.length; i++) {
            byte b = bytes[i];
            if (b == '\n' && afterCarriageReturn) {
                start = i + 1;
            } else if (b == '\n' || b == '\r') {
                append(bytes, start, i);
                endLine();
                start = i + 1;
            }
            afterCarriageReturn = b == '\r';
        }
        append(bytes, start, bytes.length);
    }

    /** Passes on a last event that is not followed by a blank line, as some servers send it. */
    void end() {
        if (line.size() > 0) {
            endLine();
        }
        dispatch();
    }

    private void append(byte[] bytes, int from, int to) {
        if (line.size() + data.length() + (to - from) > maxEventBytes) {
            throw new EventTooLargeException();
        }
        line.write(bytes, from, to - from);
    }

    private void endLine() {
        String text = line.toString(StandardCharsets.UTF_8);
        line.reset();
        if (firstLine) {
            firstLine = false;
            text = text.startsWith(BYTE_ORDER_MARK) ? text.substring(1) : text;
        }
        if (text.isEmpty()) {
            dispatch();
        } else if (text.startsWith(DATA_FIELD)) {
            int valueAt = DATA_FIELD.length();
            data(text.substring(text.startsWith(" ", valueAt) ? valueAt + 1 : valueAt));
        } else if (text.equals("data")) {
            data("");
        } else if (text.startsWith(ERROR_FIELD)) {
            onData.accept("{\"error\":" + text.substring(ERROR_FIELD.length()) + "}");
        }
    }

    private void data(String value) {
        if (hasData) {
            data.append('\n');
        }
        hasData = true;
        data.append(value);
    }

    private void dispatch() {
        if (hasData) {
            String event = data.toString();
            data.setLength(0);
            hasData = false;
            onData.accept(event);
        }
    }

    /** An event is larger than this client is willing to hold. */
    static final class EventTooLargeException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        EventTooLargeException() {
            super("an event exceeds max-event-size", null, false, false);
        }
    }
}
