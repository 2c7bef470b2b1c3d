package telecom.assistant.channel.http;

import io.vertx.ext.web.RoutingContext;

/**
 * Controls access to one part of this node's HTTP interface. A gate is a bean; {@link Gatekeeper} finds it and consults
 * it before anything else handles a request, including WebSocket handshakes.
 */
public interface Gate {

    /** The role that a node needs to serve the paths behind this gate. */
    String role();

    /**
     * Whether a path lies behind this gate.
     *
     * @param path normalized, without matrix parameters and empty segments, but with upper and lower case as sent
     */
    boolean covers(String path);

    /** An error in the form that the protocol behind this gate uses; if it has none of its own, that of RFC 9457. */
    default ErrorForm error(int status, String message) {
        return ErrorForm.problem(status, message);
    }

    /**
     * Lets a request pass with {@link RoutingContext#next()}, or answers it. Runs on an event loop and must not block.
     */
    void check(RoutingContext context);
}
