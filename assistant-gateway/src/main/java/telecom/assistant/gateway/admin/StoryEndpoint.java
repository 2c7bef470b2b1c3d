package telecom.assistant.gateway.admin;

import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpServerRequest;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;
import org.jboss.logging.Logger;
import telecom.assistant.store.conversation.ConversationStory;

/** {@code /admin/conversations}: what happened in a conversation, without what was said. */
@Path("/admin/conversations")
class StoryEndpoint {

    private static final Logger LOG = Logger.getLogger(StoryEndpoint.class);

    private final AdminGuard guard;
    private final ConversationStory story;

    StoryEndpoint(AdminGuard guard, ConversationStory story) {
        this.guard = guard;
        this.story = story;
    }

    /** Returns the story that {@link ConversationStory#tell} writes. */
    @GET
    @Path("{id}/story")
    @Produces(MediaType.APPLICATION_JSON)
    public Uni<String> tell(@Context HttpServerRequest request, @PathParam("id") String id) {
        guard.admit(request);
        UUID conversation = conversation(id);
        return story.tell(conversation)
                .onFailure()
                .transform(Problem.unavailable(
                        LOG,
                        "story not read conversation=" + conversation,
                        "The database did not answer in time (assistant.store.timeout)."))
                .map(found -> found.orElseThrow(() -> Problem.notFound("There is no such conversation.")));
    }

    private static UUID conversation(String id) {
        try {
            return UUID.fromString(id);
        } catch (IllegalArgumentException e) {
            throw Problem.badRequest("id: not a UUID (expected: the id of a conversation)");
        }
    }
}
