package telecom.assistant.channel.web.directline;

import com.fasterxml.jackson.databind.JsonNode;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpServerRequest;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Duration;
import telecom.assistant.channel.web.activity.Watermark;
import telecom.assistant.channel.web.config.WebConfig;
import telecom.assistant.channel.web.failure.WebFailure.Reason;
import telecom.assistant.channel.web.failure.WebFailure;
import telecom.assistant.channel.web.inbound.Intake;

/**
 * Direct Line 3.0, Authentication and Conversations: the operator's backend gets tokens for its users, clients refresh
 * theirs, begin a conversation or come back to it.
 */
@Path("/v3/directline")
@Produces(MediaType.APPLICATION_JSON)
class ConversationEndpoint {

    private final Callers callers;
    private final Conversations conversations;
    private final Intake intake;
    private final DirectLineTokens tokens;
    private final StreamUrl streamUrl;
    private final PostedJson postedJson;
    private final Duration lifetime;

    ConversationEndpoint(
            Callers callers,
            Conversations conversations,
            Intake intake,
            DirectLineTokens tokens,
            StreamUrl streamUrl,
            PostedJson postedJson,
            WebConfig config) {
        this.callers = callers;
        this.conversations = conversations;
        this.intake = intake;
        this.tokens = tokens;
        this.streamUrl = streamUrl;
        this.postedJson = postedJson;
        this.lifetime = config.directLine().tokenLifetime();
    }

    /** A token, with a new conversation, for a user whom the operator's backend vouches for. */
    @POST
    @Path("tokens/generate")
    public Uni<ConversationResponse> generate(@Context HttpServerRequest request, byte[] body) {
        callers.requireOperator(request);
        return conversations.create(User.of(postedJson.read(body))).map(grant -> response(grant, null));
    }

    /** A fresh token for one that is still valid. */
    @POST
    @Path("tokens/refresh")
    public ConversationResponse refresh(@Context HttpServerRequest request) {
        Grant grant = callers.of(request)
                .token()
                .orElseThrow(() -> new WebFailure(
                        Reason.ARGUMENT_INVALID, "Authorization: no token (expected: the token to refresh)"));
        return response(grant, null);
    }

    /**
     * With a token, begins its conversation (201) or comes back to it (200); with the secret, begins a new one. The stream
     * starts at the beginning, because a client without a watermark has seen nothing.
     */
    @POST
    @Path("conversations")
    public Uni<Response> begin(byte[] body, @Context HttpServerRequest request) {
        Caller caller = callers.of(request);
        JsonNode posted = postedJson.read(body);
        String locale = posted.path("locale").asText(null);
        Uni<Grant> grant = caller.token()
                .map(token -> Uni.createFrom().item(token))
                .orElseGet(() -> conversations.create(User.of(posted)));
        return grant.flatMap(granted -> intake.open(granted.conversation(), locale)
                .map(begun -> Response.status(begun ? Response.Status.CREATED : Response.Status.OK)
                        .entity(response(granted, streamUrl.of(granted, 0, request)))
                        .build()));
    }

    /** Comes back to a conversation. Its stream has what follows the watermark or, without one, what is new from now on. */
    @GET
    @Path("conversations/{conversation}")
    public Uni<ConversationResponse> resume(
            @PathParam("conversation") String id,
            @QueryParam("watermark") String watermark,
            @Context HttpServerRequest request) {
        callers.of(request).requireAccess(id);
        return conversations.find(id).map(found -> {
            long seen = Watermark.parse(watermark).orElse(found.lastSeq());
            Grant grant = Grant.of(found);
            return response(grant, streamUrl.of(grant, seen, request));
        });
    }

    private ConversationResponse response(Grant grant, String url) {
        String token = tokens.issue(grant, DirectLineTokens.Use.BEARER, lifetime);
        return new ConversationResponse(grant.conversation(), token, lifetime.toSeconds(), url);
    }
}
