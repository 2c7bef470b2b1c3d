package telecom.assistant.local.model;

import io.vertx.core.http.HttpConnection;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/** The connections on which completions were requested. Safe for use by many threads. */
final class ChatConnections {
    private final Set<HttpConnection> open = ConcurrentHashMap.newKeySet();
    private final AtomicLong opened = new AtomicLong();

    /** To be called for each request, on the event loop of its connection. */
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

    /** Starts counting opened connections from zero; the open ones stay open. */
    void clear() {
        opened.set(0);
    }
}
