package telecom.assistant.channel.http;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/**
 * Ends requests whose body arrives too slowly, so that a client cannot tie up connections and memory by sending an
 * octet now and then. The answer is 408 in the form of the protocol, and the connection is closed (RFC 9110, section
 * 15.5.9). The time that a response takes does not count.
 */
@ApplicationScoped
public class BodyDeadline {

    /** Runs before the gates, because bodies can be read once a gate has let a request pass. */
    private static final int PRIORITY = 1_001;

    private final Gatekeeper gatekeeper;
    private final long millis;

    public BodyDeadline(Gatekeeper gatekeeper, RequestConfig config) {
        this.gatekeeper = gatekeeper;
        this.millis = config.bodyWithin().toMillis();
    }

    public void install(@Observes Filters filters) {
        filters.register(this::watch, PRIORITY);
    }

    private void watch(RoutingContext context) {
        if (announcesBody(context.request().headers())) {
            long timer = context.vertx().setTimer(millis, fired -> expire(context));
            context.addEndHandler(done -> context.vertx().cancelTimer(timer));
        }
        context.next();
    }

    /** Judges by the headers and not by whether the request has ended, because a WebSocket handshake may never end. */
    private static boolean announcesBody(MultiMap headers) {
        return headers.contains(HttpHeaders.CONTENT_LENGTH) || headers.contains(HttpHeaders.TRANSFER_ENCODING);
    }

    private void expire(RoutingContext context) {
        if (context.request().isEnded()) {
            return;
        }
        if (!context.response().headWritten()) {
            context.response().putHeader("Connection", "close");
            gatekeeper.error(context.normalizedPath(), 408).answer(context, 408);
        }
        context.request().connection().close();
    }
}
