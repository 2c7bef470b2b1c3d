package telecom.assistant.model.wire;

import io.vertx.core.http.HttpClosedException;
import io.vertx.core.http.HttpConnection;
import java.io.IOException;
import java.util.Collections;
import java.util.Set;
import java.util.WeakHashMap;

/**
 * Which connections of a tier have served before. A server may close such a one in the moment in which the next request
 * is sent on it (RFC 9112, section 9.5), and some close each after its answer without saying so. That request was not
 * answered, nor has the tier failed: it belongs on another connection. Safe for use by many threads.
 */
final class KeptConnections {

    private final Set<HttpConnection> served =
            Collections.newSetFromMap(Collections.synchronizedMap(new WeakHashMap<>()));

    /** Notes that a request goes out on the connection; true when it is not the first one. */
    boolean use(HttpConnection connection) {
        return !served.add(connection);
    }

    /** Whether a request failed because its connection was closed. */
    static boolean isClosed(Throwable cause) {
        return cause instanceof HttpClosedException || cause instanceof IOException;
    }
}
