package telecom.assistant.channel.web.directline;

import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigInteger;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import telecom.assistant.channel.http.ErrorForm;
import telecom.assistant.channel.http.Gate;
import telecom.assistant.channel.http.Gatekeeper;
import telecom.assistant.channel.http.LoopbackGuard;
import telecom.assistant.channel.web.config.WebConfig;
import telecom.assistant.channel.web.failure.WebFailure;

/**
 * Checks Direct Line requests before anything else reads them: whether they come from an allowed place, which pages may
 * see the answer (CORS), and whether a stream's URL was issued for its conversation.
 */
@ApplicationScoped
class DirectLineGate implements Gate {

    private static final String PREFIX = "/v3/directline/";
    private static final Pattern STREAM = Pattern.compile(PREFIX + "conversations/([^/]+)/stream");
    private static final Pattern DIGITS = Pattern.compile("[0-9]{1,30}");
    private static final String PREFLIGHT_MAX_AGE_SECONDS = "600";

    private static final Pattern UPLOAD = Pattern.compile(PREFIX + "conversations/([^/]+)/upload");

    private final DirectLineTokens tokens;
    private final RefusedUploads uploads;
    private final boolean loopbackOnly;
    private final Set<String> allowedOrigins;
    private final long activityLimit;

    DirectLineGate(DirectLineTokens tokens, RefusedUploads uploads, WebConfig config) {
        this.tokens = tokens;
        this.uploads = uploads;
        this.loopbackOnly = config.directLine().secret().isEmpty();
        this.activityLimit = config.directLine().activityLimit().asLongValue();
        this.allowedOrigins = config.directLine().allowedOrigins().orElse(Set.of());
    }

    @Override
    public String role() {
        return "web";
    }

    @Override
    public boolean covers(String path) {
        return path.startsWith(PREFIX);
    }

    @Override
    public ErrorForm error(int status, String message) {
        String code =
                switch (status) {
                    case 404 -> "NotFound";
                    case 405 -> "MethodNotAllowed";
                    case 413 -> "MessageSizeTooBig";
                    case 415 -> "UnsupportedMediaType";
                    case 429 -> "TooManyRequests";
                    default -> "BadArgument";
                };
        return new ErrorForm("application/json", DirectLineFailureMapping.body(code, message));
    }

    @Override
    public void check(RoutingContext context) {
        HttpServerRequest request = context.request();
        if (loopbackOnly && !LoopbackGuard.admits(request)) {
            refuse(context, Callers.ONLY_THIS_MACHINE);
        } else if (Gatekeeper.isHandshake(request)) {
            openStream(context);
        } else if (!allowOrigin(request)) {
            refuseOrPass(context);
        }
    }

    /**
     * Refuses a body that is announced as too large without reading it. Attachments are refused whatever their size.
     */
    private void refuseOrPass(RoutingContext context) {
        Matcher upload = UPLOAD.matcher(context.normalizedPath());
        if (!isTooLarge(context.request().getHeader(HttpHeaders.CONTENT_LENGTH))) {
            context.next();
        } else if (upload.matches()) {
            refuseUpload(context, upload.group(1));
        } else {
            refuse(context, 413, "body: too large (expected: at most " + activityLimit + " bytes)");
        }
    }

    private void refuseUpload(RoutingContext context, String conversation) {
        Uni.createFrom()
                .deferred(() -> uploads.refuse(context.request(), conversation))
                .subscribe()
                .with(never -> {}, failure -> {
                    WebFailure refusal = WebFailure.unavailable(failure);
                    DirectLineFailureMapping.write(context.response(), refusal);
                });
    }

    private boolean isTooLarge(String contentLength) {
        return contentLength != null
                && DIGITS.matcher(contentLength).matches()
                && new BigInteger(contentLength).compareTo(BigInteger.valueOf(activityLimit)) > 0;
    }

    /** Checks the token before the WebSocket opens, because afterwards it is too late to refuse with a status. */
    private void openStream(RoutingContext context) {
        Matcher stream = STREAM.matcher(context.normalizedPath());
        String token = context.request().getParam("t");
        if (!stream.matches() || token == null) {
            refuse(context, "not a stream, or t is missing (expected: the unchanged streamUrl)");
            return;
        }
        try {
            Caller.withToken(tokens.read(token, DirectLineTokens.Use.STREAM)).requireAccess(stream.group(1));
        } catch (WebFailure failure) {
            refuse(context, failure.getMessage());
            return;
        }
        context.next();
    }

    /** Adds the headers for pages of other allowed sites. Returns whether it was a preflight request, now answered. */
    private boolean allowOrigin(HttpServerRequest request) {
        String origin = request.getHeader(HttpHeaders.ORIGIN);
        if (origin == null || !allowedOrigins.contains(origin)) {
            return false;
        }
        HttpServerResponse response = request.response()
                .putHeader(HttpHeaders.ACCESS_CONTROL_ALLOW_ORIGIN, origin)
                .putHeader(HttpHeaders.ACCESS_CONTROL_EXPOSE_HEADERS, "Retry-After")
                .putHeader(HttpHeaders.VARY, "Origin");
        if (!request.method().equals(HttpMethod.OPTIONS)
                || !request.headers().contains(HttpHeaders.ACCESS_CONTROL_REQUEST_METHOD)) {
            return false;
        }
        // Clients add headers of their own, such as x-ms-bot-agent, so whatever they ask for is allowed.
        String headers = request.getHeader(HttpHeaders.ACCESS_CONTROL_REQUEST_HEADERS);
        response.putHeader(HttpHeaders.ACCESS_CONTROL_ALLOW_METHODS, "GET, POST")
                .putHeader(HttpHeaders.ACCESS_CONTROL_ALLOW_HEADERS, headers == null ? "authorization" : headers)
                .putHeader(HttpHeaders.ACCESS_CONTROL_MAX_AGE, PREFLIGHT_MAX_AGE_SECONDS)
                .setStatusCode(204)
                .end();
        return true;
    }

    private void refuse(RoutingContext context, String message) {
        refuse(context, 403, message);
    }

    private void refuse(RoutingContext context, int status, String message) {
        ErrorForm form = error(status, message);
        context.response()
                .setStatusCode(status)
                .putHeader(HttpHeaders.CONTENT_TYPE, form.mediaType())
                .end(form.body());
    }
}
