package telecom.assistant.channel.http;

import io.netty.handler.codec.http.HttpResponseStatus;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;

/**
 * A general error in the form of the protocol behind a path, for example an unknown path, an unsupported method or
 * media type, or a body that is too large.
 */
public record ErrorForm(String mediaType, String body) {

    /** The form of RFC 9457. A missing {@code type} means {@code about:blank}: the status alone defines the problem. */
    public static ErrorForm problem(int status, String detail) {
        JsonObject problem = new JsonObject()
                .put("title", HttpResponseStatus.valueOf(status).reasonPhrase())
                .put("status", status)
                .put("detail", detail);
        return new ErrorForm("application/problem+json", problem.encode());
    }

    /** Answers a request whose response has not begun. */
    public void answer(RoutingContext context, int status) {
        context.response()
                .setStatusCode(status)
                .putHeader(HttpHeaders.CONTENT_TYPE, mediaType)
                .end(body);
    }
}
