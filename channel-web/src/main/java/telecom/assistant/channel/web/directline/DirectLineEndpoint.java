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
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import telecom.assistant.channel.Channel;
import telecom.assistant.channel.personal.Masking;
import telecom.assistant.channel.web.activity.ActivitySet;
import telecom.assistant.channel.web.activity.UserActivity;
import telecom.assistant.channel.web.activity.Watermark;
import telecom.assistant.channel.web.config.WebConfig;
import telecom.assistant.channel.web.delivery.UnseenReplies;
import telecom.assistant.channel.web.failure.WebFailure;
import telecom.assistant.channel.web.failure.WebFailure.Reason;
import telecom.assistant.channel.web.inbound.Intake;

/**
 * Direct Line 3.0 over HTTP. The operator's backend gets tokens for its users, and clients refresh their tokens.
 * Clients begin or resume conversations, send the activities of their users and, if they have no stream, poll for new
 * activities.
 */
@Path("/v3/directline")
@Produces(MediaType.APPLICATION_JSON)
class DirectLineEndpoint {

    /** Direct Line 3.0, ResourceResponse object. */
    record ResourceResponse(String id) {}

    private final Callers callers;
    private final Conversations conversations;
    private final Intake intake;
    private final RefusedUploads uploads;
    private final UnseenReplies unseen;
    private final DirectLineTokens tokens;
    private final PostedJson postedJson;
    private final Masking masking;
    private final WebConfig config;

    DirectLineEndpoint(
            Callers callers,
            Conversations conversations,
            Intake intake,
            RefusedUploads uploads,
            UnseenReplies unseen,
            DirectLineTokens tokens,
            PostedJson postedJson,
            Masking masking,
            WebConfig config) {
        this.callers = callers;
        this.conversations = conversations;
        this.intake = intake;
        this.uploads = uploads;
        this.unseen = unseen;
        this.tokens = tokens;
        this.postedJson = postedJson;
        this.masking = masking;
        this.config = config;
    }

    /**
     * Issues a token for a user whom the operator's backend vouches for. If the body has a {@code conversationId}, the
     * token is valid for that conversation, which must be open and belong to the user; otherwise it is valid for a new
     * one.
     */
    @POST
    @Path("tokens/generate")
    public Uni<ConversationResponse> generate(@Context HttpServerRequest request, byte[] body) {
        callers.requireOperator(request);
        JsonNode posted = postedJson.read(body);
        String conversation = posted.path("conversationId").asText("");
        User user = User.of(posted);
        Uni<Grant> grant =
                conversation.isEmpty() ? conversations.create(user) : conversations.resume(conversation, user);
        return grant.map(granted -> response(granted, tokens.time(), null));
    }

    /**
     * Exchanges a valid token for a new one while the conversation is open, for a limited time after the user's first
     * token.
     */
    @POST
    @Path("tokens/refresh")
    public Uni<ConversationResponse> refresh(@Context HttpServerRequest request) {
        Token token = callers.of(request)
                .token()
                .orElseThrow(() -> new WebFailure(
                        Reason.ARGUMENT_INVALID, "Authorization: no token (expected: the token to refresh)"));
        return conversations
                .find(token.grant().conversation())
                .map(open -> response(token.grant(), token.begun(), null));
    }

    /**
     * Called with a token, begins the conversation of the token (201) or resumes it (200); called with the secret,
     * begins a new one. The stream starts at the beginning, because a client without a watermark has seen nothing.
     */
    @POST
    @Path("conversations")
    public Uni<Response> begin(byte[] body, @Context HttpServerRequest request) {
        Caller caller = callers.of(request);
        JsonNode posted = postedJson.read(body);
        String locale = posted.path("locale").asText(null);
        Uni<Grant> grant = caller.token()
                .map(token -> Uni.createFrom().item(token.grant()))
                .orElseGet(() -> conversations.create(User.of(posted)));
        return grant.flatMap(granted -> intake.open(granted.conversation(), locale)
                .map(isNew -> Response.status(isNew ? Response.Status.CREATED : Response.Status.OK)
                        .entity(response(granted, sessionStart(caller), new StreamStart(0, request)))
                        .build()));
    }

    /** Resumes a conversation. Its stream begins after the watermark or, without one, with the next new activity. */
    @GET
    @Path("conversations/{conversation}")
    public Uni<ConversationResponse> resume(
            @PathParam("conversation") String id,
            @QueryParam("watermark") String watermark,
            @Context HttpServerRequest request) {
        Caller caller = callers.of(request);
        caller.requireAccess(id);
        return conversations.find(id).map(found -> {
            long seen = Math.min(Watermark.parse(watermark).orElse(found.lastSeq()), found.lastSeq());
            return response(Grant.of(found), sessionStart(caller), new StreamStart(seen, request));
        });
    }

    /**
     * Responds once Kafka has the event and the store has the activity. The same {@code clientActivityID} means the
     * same activity.
     */
    @POST
    @Path("conversations/{conversation}/activities")
    public Uni<ResourceResponse> send(
            @Context HttpServerRequest request, @PathParam("conversation") String id, byte[] body) {
        callers.of(request).requireAccess(id);
        UserActivity activity = UserActivity.of(
                postedJson.read(body),
                config.directLine().textLimit(),
                text -> masking.mask(Channel.WEB, id, text),
                text -> masking.mask(Channel.WEB, text));
        return intake.accept(id, activity).map(ResourceResponse::new);
    }

    /** A page of stored activities: those after the watermark or, without one, the first ones. */
    @GET
    @Path("conversations/{conversation}/activities")
    public Uni<String> poll(
            @Context HttpServerRequest request,
            @PathParam("conversation") String id,
            @QueryParam("watermark") String watermark) {
        callers.of(request).requireAccess(id);
        long seen = Watermark.parse(watermark).orElse(0);
        return conversations
                .find(id)
                .flatMap(found -> conversations.page(id, Math.min(seen, found.lastSeq())))
                .invoke(page -> noteSeen(id, page))
                .map(ActivitySet::toJson);
    }

    /** A poll counts as seeing, too: the client has received this page and everything before it. */
    private void noteSeen(String id, ActivitySet page) {
        if (!page.activities().isEmpty()) {
            unseen.markSeen(id, 0, page.watermark());
        }
    }

    /** Attachments are not supported. */
    @POST
    @Path("conversations/{conversation}/upload")
    public Uni<Void> upload(@Context HttpServerRequest request, @PathParam("conversation") String id) {
        return uploads.refuse(request, id);
    }

    /**
     * Where the stream of an answer starts.
     *
     * @param seen the seq up to which the client has seen everything
     * @param request shows the address at which the client reaches this service, unless {@code
     *     assistant.web.public-url} is set
     */
    private record StreamStart(long seen, HttpServerRequest request) {}

    /** The time at which the caller's session began: now for the operator's backend, which has no session. */
    private Instant sessionStart(Caller caller) {
        return caller.token().map(Token::begun).orElseGet(tokens::time);
    }

    /** @param stream null for an answer without a stream */
    private ConversationResponse response(Grant grant, Instant begun, StreamStart stream) {
        Duration left =
                Duration.between(tokens.time(), begun.plus(config.directLine().refreshFor()));
        Duration lifetime = config.directLine().tokenLifetime();
        if (left.compareTo(lifetime) < 0) {
            lifetime = left;
        }
        if (lifetime.toSeconds() < 1) {
            throw new WebFailure(
                    Reason.TOKEN_EXPIRED,
                    "token: refreshed for too long (expected: a new one, setting assistant.web.direct-line.refresh-for)");
        }
        Instant ends = tokens.time().plus(lifetime);
        return new ConversationResponse(
                grant.conversation(),
                tokens.issue(grant, DirectLineTokens.Use.BEARER, lifetime, begun, ends),
                lifetime.toSeconds(),
                stream == null ? null : streamUrl(grant, begun, ends, stream));
    }

    /**
     * The address of a conversation's stream. It is absolute, says where to resume, and includes a ticket, which opens
     * one stream once.
     *
     * @param ends the expiry of the token that is issued with this URL, at which the stream ends, too
     */
    private String streamUrl(Grant grant, Instant begun, Instant ends, StreamStart stream) {
        String ticket = tokens.issue(
                grant, DirectLineTokens.Use.STREAM, config.directLine().streamUrlLifetime(), begun, ends);
        HttpServerRequest request = stream.request();
        URI base = config.publicUrl().orElseGet(() -> URI.create(request.scheme() + "://" + request.authority()));
        String scheme = base.getScheme().startsWith("https") ? "wss://" : "ws://";
        String prefix = scheme + base.getRawAuthority() + base.getRawPath().replaceFirst("/$", "");
        return prefix + "/v3/directline/conversations/" + grant.conversation() + "/stream?watermark=" + stream.seen()
                + "&t=" + ticket;
    }
}
