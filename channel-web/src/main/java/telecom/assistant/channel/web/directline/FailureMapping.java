package telecom.assistant.channel.web.directline;

import io.vertx.core.json.JsonObject;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;
import telecom.assistant.channel.web.WebFailure;
import telecom.assistant.channel.web.WebFailure.Reason;

/**
 * Failures in Direct Line's form: a status that the clients know (403 ends the token, 404 the conversation, 5xx is
 * retried) and {@code {error: {code, message}}}.
 */
@Provider
public class FailureMapping implements ExceptionMapper<WebFailure> {

    private static final int RETRY_AFTER_SECONDS = 1;

    private record Form(int status, String code) {}

    @Override
    public Response toResponse(WebFailure failure) {
        Form form = formOf(failure.reason());
        Response.ResponseBuilder response = Response.status(form.status())
                .type(MediaType.APPLICATION_JSON_TYPE)
                .entity(body(form.code(), failure.getMessage()));
        if (failure.reason() == Reason.UNAVAILABLE) {
            response.header(HttpHeaders.RETRY_AFTER, RETRY_AFTER_SECONDS);
        }
        return response.build();
    }

    static String body(String code, String message) {
        JsonObject error = new JsonObject().put("code", code).put("message", message);
        return new JsonObject().put("error", error).encode();
    }

    private static Form formOf(Reason reason) {
        return switch (reason) {
            case UNAUTHENTICATED -> new Form(401, "Unauthorized");
            case TOKEN_INVALID -> new Form(403, "BadArgument");
            case TOKEN_EXPIRED -> new Form(403, "TokenExpired");
            case CONVERSATION_UNKNOWN -> new Form(404, "ConversationNotFound");
            case CONVERSATION_ENDED -> new Form(404, "ConversationEnded");
            case ARGUMENT_INVALID -> new Form(400, "BadArgument");
            case TOO_LARGE -> new Form(413, "MessageSizeTooBig");
            case MEDIA_UNSUPPORTED -> new Form(415, "UnsupportedMediaType");
            case UNAVAILABLE -> new Form(503, "ServiceUnavailable");
        };
    }
}
