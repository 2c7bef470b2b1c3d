package telecom.assistant.channel.web.directline;

import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpServerRequest;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import java.time.Duration;
import telecom.assistant.channel.web.WebConfig;
import telecom.assistant.channel.web.WebFailure;
import telecom.assistant.channel.web.WebFailure.Reason;

/** Direct Line 3.0, Authentication: the operator's backend gets tokens for its users, clients refresh theirs. */
@Path("/v3/directline/tokens")
@Produces(MediaType.APPLICATION_JSON)
class TokenEndpoint {

    private final Callers callers;
    private final Conversations conversations;
    private final Tokens tokens;
    private final RequestBody requestBody;
    private final Duration lifetime;

    TokenEndpoint(
            Callers callers, Conversations conversations, Tokens tokens, RequestBody requestBody, WebConfig config) {
        this.callers = callers;
        this.conversations = conversations;
        this.tokens = tokens;
        this.requestBody = requestBody;
        this.lifetime = config.directLine().tokenLifetime();
    }

    /** A token for a user, whom the operator's backend vouches for, with a conversation of its own. */
    @POST
    @Path("generate")
    public Uni<ConversationResponse> generate(@Context HttpServerRequest request, byte[] body) {
        callers.requireOperator(request);
        return conversations.create(User.of(requestBody.read(body))).map(this::token);
    }

    /** A fresh token for one that is still valid. */
    @POST
    @Path("refresh")
    public ConversationResponse refresh(@Context HttpServerRequest request) {
        if (callers.of(request) instanceof Caller.Holder holder) {
            return token(holder.grant());
        }
        throw new WebFailure(Reason.ARGUMENT_INVALID, "Authorization: no token (expected: the token to refresh)");
    }

    private ConversationResponse token(Grant grant) {
        String token = tokens.issue(grant, Tokens.Use.BEARER, lifetime);
        return new ConversationResponse(grant.conversation(), token, lifetime.toSeconds(), null);
    }
}
