package telecom.assistant.channel.web.directline;

import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.json.JsonObject;
import jakarta.websocket.CloseReason;
import jakarta.websocket.CloseReason.CloseCodes;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;
import telecom.assistant.channel.web.failure.WebFailure;
import telecom.assistant.channel.web.failure.WebFailure.Reason;

/**
 * Writes failures in Direct Line's form. Over HTTP they are {@code {error: {code, message}}} with a status that clients
 * understand: on 403 they give up the token, on 404 the conversation, and on 5xx they retry. A failure on a stream
 * closes the stream.
 */
@Provider
public class DirectLineFailureMapping implements ExceptionMapper<WebFailure> {

    private static final int RETRY_AFTER_SECONDS = 1;
    private static final int RETRY_AFTER_TOO_MANY_SECONDS = 10;

    private record HttpForm(int status, String code) {}

    @Override
    public Response toResponse(WebFailure failure) {
        HttpForm form = httpFormOf(failure.reason());
        Response.ResponseBuilder response = Response.status(form.status())
                .type(MediaType.APPLICATION_JSON_TYPE)
                .entity(body(form.code(), failure.getMessage()));
        if (failure.reason() == Reason.UNAVAILABLE) {
            response.header(HttpHeaders.RETRY_AFTER, RETRY_AFTER_SECONDS);
        } else if (failure.reason() == Reason.TOO_MANY) {
            response.header(HttpHeaders.RETRY_AFTER, RETRY_AFTER_TOO_MANY_SECONDS);
        }
        return response.build();
    }

    /** Answers a request that has not reached an endpoint. */
    static void write(HttpServerResponse response, WebFailure failure) {
        HttpForm form = httpFormOf(failure.reason());
        response.setStatusCode(form.status())
                .putHeader(HttpHeaders.CONTENT_TYPE, MediaType.APPLICATION_JSON)
                .end(body(form.code(), failure.getMessage()));
    }

    /** The reason with which a stream that cannot be attached is closed. */
    static CloseReason closeReason(Throwable failure) {
        boolean mayRetry = !(failure instanceof WebFailure known) || known.reason() == Reason.UNAVAILABLE;
        return new CloseReason(
                mayRetry ? CloseCodes.TRY_AGAIN_LATER : CloseCodes.VIOLATED_POLICY,
                failure instanceof WebFailure ? failure.getMessage() : "not available at present");
    }

    static String body(String code, String message) {
        JsonObject error = new JsonObject().put("code", code).put("message", message);
        return new JsonObject().put("error", error).encode();
    }

    private static HttpForm httpFormOf(Reason reason) {
        return switch (reason) {
            case UNAUTHENTICATED -> new HttpForm(401, "Unauthorized");
            case TOKEN_INVALID -> new HttpForm(403, "BadArgument");
            case TOKEN_EXPIRED -> new HttpForm(403, "TokenExpired");
            case CONVERSATION_UNKNOWN -> new HttpForm(404, "ConversationNotFound");
            case CONVERSATION_ENDED -> new HttpForm(404, "ConversationEnded");
            case ARGUMENT_INVALID -> new HttpForm(400, "BadArgument");
            case TOO_LARGE -> new HttpForm(413, "MessageSizeTooBig");
            case MEDIA_UNSUPPORTED -> new HttpForm(415, "UnsupportedMediaType");
            case TOO_MANY -> new HttpForm(429, "TooManyRequests");
            case UNAVAILABLE -> new HttpForm(503, "ServiceUnavailable");
        };
    }
}
