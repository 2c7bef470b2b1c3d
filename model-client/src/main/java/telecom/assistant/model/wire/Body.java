package telecom.assistant.model.wire;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClientResponse;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;

/** Reads a response that is not an event stream, and keeps it only if it is not too long. */
final class Body {

    private Body() {}

    /** @param onRead gets the whole response; empty when it exceeds the limit */
    static void read(HttpClientResponse response, int maxBytes, Consumer<Optional<String>> onRead) {
        Buffer bytes = Buffer.buffer();
        response.handler(more -> {
            // A body that is already too long is not kept any further.
            if (bytes.length() <= maxBytes) {
                bytes.appendBuffer(more);
            }
        });
        response.endHandler(
                ended -> onRead.accept(bytes.length() <= maxBytes ? Optional.of(bytes.toString()) : Optional.empty()));
    }

    /** Whether this is a response to an accepted request, with a body of the media type. */
    static boolean isSuccess(HttpClientResponse response, String mediaType) {
        return response.statusCode() == 200
                && String.valueOf(response.getHeader("content-type"))
                        .toLowerCase(Locale.ROOT)
                        .startsWith(mediaType);
    }
}
