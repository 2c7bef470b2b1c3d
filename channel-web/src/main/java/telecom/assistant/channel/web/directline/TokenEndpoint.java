package telecom.assistant.channel.web.directline;

import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpServerRequest;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import java.time.Duration;
import telecom.assistant.channel.web.config.WebConfig;
import telecom.assistant.channel.web.failure.WebFailure;
import telecom.assistant.channel.web.failure.WebFailure.Reason;

/** Direct Line 3.0, Authentication: the operator's backend gets tokens for its users, and clients refresh theirs. */
@Path("/v3/directline/tokens")
@Produces(MediaType.APPLICATION_JSON)
class TokenEndpoint {

    private final Callers callers;
    private final Conversations conversations;
    private final DirectLineTokens tokens;
    private final PostedJson postedJson;
    private final Duration lifetime;

    TokenEndpoint(
            Callers callers,
            Conversations conversations,
            DirectLineTokens tokens,
            PostedJson postedJson,
            WebConfig config) {
        this.callers = callers;
        this.conversations = conversations;
        this.tokens = tokens;
        this.postedJson = postedJson;
        this.lifetime = config.directLine().tokenLifetime();
    }

    /** A token, with a new conversation, for a user whom the operator's backend vouches for. */
    @POST
    @Path("generate")
    public Uni<ConversationResponse> generate(@Context HttpServerRequest request, byte[] body) {
        callers.requireOperator(request);
        return conversations.create(User.of(postedJson.read(body))).map(this::token);
    }

    /** A fresh token for one that is still valid. */
    @POST
    @Path("refresh")
    public ConversationResponse refresh(@Context HttpServerRequest request) {
        return token(callers.of(request)
                .token()
                .orElseThrow(() -> new WebFailure(
                        Reason.ARGUMENT_INVALID, "Authorization: no token (expected: the token to refresh)")));
    }

    private ConversationResponse token(Grant grant) {
        String token = tokens.issue(grant, DirectLineTokens.Use.BEARER, lifetime);
        return new ConversationResponse(grant.conversation(), token, lifetime.toSeconds(), null);
    }
}
