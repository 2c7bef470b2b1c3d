package telecom.assistant.model.wire;

import io.vertx.core.http.HttpClosedException;
import io.vertx.core.http.HttpConnection;
import java.io.IOException;
import java.util.Collections;
import java.util.Set;
import java.util.WeakHashMap;

/**
 * Remembers which connections to a tier have already been used. A server may close such a connection at the very moment
 * the next request is sent on it (RFC 9112, section 9.5), and some servers close every connection after its answer
 * without announcing it. The request was then not processed, and the tier did not fail: the request should be sent
 * again on another connection. Thread-safe.
 */
final class KeptConnections {

    private final Set<HttpConnection> served =
            Collections.newSetFromMap(Collections.synchronizedMap(new WeakHashMap<>()));

    /** Notes that a request goes out on the connection; returns true unless it is the first one. */
    boolean use(HttpConnection connection) {
        return !served.add(connection);
    }

    /** Whether a request failed because its connection was closed. */
    static boolean isClosed(Throwable cause) {
        return cause instanceof HttpClosedException || cause instanceof IOException;
    }
}
