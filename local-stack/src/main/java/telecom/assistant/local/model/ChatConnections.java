package telecom.assistant.local.model;

import io.vertx.core.http.HttpConnection;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/** The connections on which answers were asked for. Safe from any thread. */
final class ChatConnections {
    private final Set<HttpConnection> open = ConcurrentHashMap.newKeySet();
    private final AtomicLong opened = new AtomicLong();

    /** Called on the connection's event loop with each request. */
    void use(HttpConnection connection) {
        if (open.add(connection)) {
            opened.incrementAndGet();
            connection.closeHandler(closed -> open.remove(connection));
        }
    }

    int open() {
        return open.size();
    }

    long opened() {
        return opened.get();
    }

    /** Counts anew those that are opened from now on; the open ones stay open. */
    void clear() {
        opened.set(0);
    }
}
