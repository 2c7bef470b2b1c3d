package telecom.assistant.model.wire;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClientResponse;
import java.util.Optional;
import java.util.function.Consumer;

/** Reads a response that is not an event stream, and keeps it only if it is not too long. */
final class Body {

    private Body() {}

    /**
     * @param bytes the beginning of the body, which has already been read
     * @param onRead receives the whole body; empty when it exceeds the limit
     */
    static void read(HttpClientResponse response, Buffer bytes, int maxBytes, Consumer<Optional<String>> onRead) {
        response.handler(more -> {
            // Once the body is too long, its remainder is not kept.
            if (bytes.length() <= maxBytes) {
                bytes.appendBuffer(more);
            }
        });
        response.endHandler(
                ended -> onRead.accept(bytes.length() <= maxBytes ? Optional.of(bytes.toString()) : Optional.empty()));
    }
}
