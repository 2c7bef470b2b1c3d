package telecom.assistant.model.wire;

import io.vertx.core.buffer.Buffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Cuts the bytes of an event stream into the data of its events (WHATWG HTML, section 9.2 "Server-sent events").
 *
 * <p>Bytes may arrive in any portions, even split within a line end or a UTF-8 sequence. Lines end in LF, CR or CRLF.
 * Comments and fields other than {@code data} are skipped, except for the field {@code error} in which llama.cpp sent
 * its errors until 2025: it is passed on in the form in which every other server sends an error, as data with the key
 * {@code error}.
 *
 * <p>Some servers omit the blank line between events. A line of data that begins an object or {@code [DONE]} after a
 * line that ended an object is therefore another event: within one JSON value, <code>}</code> is never followed by
 * <code>{</code> or {@code [}.
 *
 * <p>The data is passed on as the bytes it arrived in, because a string for each line and each event would cost more
 * than reading the JSON in them. Not thread-safe.
 */
final class SseParser {

    private static final byte[] DATA = ascii("data");
    private static final byte[] ERROR = ascii("error");
    private static final byte[] BYTE_ORDER_MARK = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};
    private static final int USUAL_READ = 512;

    private final int maxEventBytes;
    private final DataHandler onData;

    /** The data of the event so far, then the line that has not ended yet. */
    private byte[] held = new byte[USUAL_READ];

    private int size;
    private int scanned;
    private int lineStart;
    private int dataStart;
    private int dataEnd;
    private boolean hasData;
    private boolean afterCarriageReturn;
    private boolean firstLine = true;

    /** Receives the data of each event. */
    @FunctionalInterface
    interface DataHandler {
        /** @param bytes the data is the range between the two indexes; it is valid only during the call */
        void data(byte[] bytes, int from, int to);
    }

    /** @param maxEventBytes the most bytes of an incomplete event that are held */
    SseParser(int maxEventBytes, DataHandler onData) {
        this.maxEventBytes = maxEventBytes;
        this.onData = onData;
    }

    /**
     * Parses the next bytes and passes on each event that they complete.
     *
     * @throws EventTooLargeException when an event exceeds the limit
     */
    void feed(Buffer bytes) {
        hold(bytes);
        for (; scanned < size; scanned++) {
            byte next = held[scanned];
            if (next == '\n' && afterCarriageReturn) {
                lineStart = scanned + 1;
            } else if (next == '\n' || next == '\r') {
                checkLimit();
                endLine();
                lineStart = scanned + 1;
            }
            afterCarriageReturn = next == '\r';
        }
        checkLimit();
    }

    /** Passes on a last event that is not followed by a blank line, as some servers send it. */
    void end() {
        if (lineStart < scanned) {
            endLine();
            lineStart = scanned;
        }
        dispatch();
    }

    /** Moves the held bytes to the front and appends the new ones. */
    private void hold(Buffer bytes) {
        int data = hasData ? dataEnd - dataStart : 0;
        int line = size - lineStart;
        System.arraycopy(held, dataStart, held, 0, data);
        System.arraycopy(held, lineStart, held, data, line);
        dataStart = 0;
        dataEnd = data;
        lineStart = data;
        scanned = data + line;
        size = scanned + bytes.length();
        if (size > held.length) {
            held = Arrays.copyOf(held, Math.max(size, 2 * held.length));
        }
        bytes.getBytes(held, scanned);
    }

    private void checkLimit() {
        int data = hasData ? dataEnd - dataStart : 0;
        if (data + scanned - lineStart > maxEventBytes) {
            throw new EventTooLargeException();
        }
    }

    /** Processes the line whose end the scan has reached. */
    private void endLine() {
        int start = lineStart;
        if (firstLine) {
            firstLine = false;
            start += startsWith(BYTE_ORDER_MARK, start) ? BYTE_ORDER_MARK.length : 0;
        }
        if (start == scanned) {
            dispatch();
        } else if (isField(DATA, start)) {
            data(Math.min(scanned, start + DATA.length + 1));
        } else if (isField(ERROR, start) && start + ERROR.length < scanned) {
            error(start + ERROR.length + 1);
        }
    }

    /** Whether the line is the field, with a value or without. */
    private boolean isField(byte[] name, int start) {
        int end = start + name.length;
        return startsWith(name, start) && (end == scanned || held[end] == ':');
    }

    private boolean startsWith(byte[] prefix, int start) {
        return scanned - start >= prefix.length
                && Arrays.equals(held, start, start + prefix.length, prefix, 0, prefix.length);
    }

    /** Adds a line to the data. Further lines are moved up to the end of the data so far, over their field's name. */
    private void data(int valueOrSpace) {
        int value = valueOrSpace < scanned && held[valueOrSpace] == ' ' ? valueOrSpace + 1 : valueOrSpace;
        if (hasData && beginsAnotherEvent(value)) {
            dispatch();
        }
        if (!hasData) {
            hasData = true;
            dataStart = value;
            dataEnd = scanned;
            return;
        }
        held[dataEnd++] = '\n';
        System.arraycopy(held, value, held, dataEnd, scanned - value);
        dataEnd += scanned - value;
    }

    private boolean beginsAnotherEvent(int value) {
        boolean begins = value < scanned && (held[value] == '{' || held[value] == '[');
        return begins && dataEnd > dataStart && held[dataEnd - 1] == '}';
    }

    private void error(int valueStart) {
        String value = new String(held, valueStart, scanned - valueStart, StandardCharsets.UTF_8);
        byte[] event = ("{\"error\":" + value + "}").getBytes(StandardCharsets.UTF_8);
        onData.data(event, 0, event.length);
    }

    private void dispatch() {
        if (hasData) {
            hasData = false;
            onData.data(held, dataStart, dataEnd);
        }
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    /** An event is larger than this client is willing to hold. */
    static final class EventTooLargeException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        EventTooLargeException() {
            super("an event exceeds max-event-size", null, false, false);
        }
    }
}
