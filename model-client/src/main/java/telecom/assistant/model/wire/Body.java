package telecom.assistant.model.wire;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClientResponse;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;

/** Reads an answer that is not an event stream to its end, and keeps it only if it is not too long. */
final class Body {

    private final int maxBytes;
    private final Buffer bytes = Buffer.buffer();
    private boolean tooLong;

    private Body(int maxBytes) {
        this.maxBytes = maxBytes;
    }

    /** @param onRead gets the answer; empty when it exceeds the limit */
    static void read(HttpClientResponse response, int maxBytes, Consumer<Optional<String>> onRead) {
        Body body = new Body(maxBytes);
        response.handler(body::append);
        response.endHandler(ended -> onRead.accept(body.tooLong ? Optional.empty() : Optional.of(body.text())));
    }

    /** Whether this is a response to an accepted request, with a body of the media type. */
    static boolean isOf(HttpClientResponse response, String mediaType) {
        return response.statusCode() == 200
                && String.valueOf(response.getHeader("content-type"))
                        .toLowerCase(Locale.ROOT)
                        .startsWith(mediaType);
    }

    private void append(Buffer more) {
        tooLong |= bytes.length() + more.length() > maxBytes;
        if (!tooLong) {
            bytes.appendBuffer(more);
        }
    }

    private String text() {
        return bytes.toString();
    }
}
