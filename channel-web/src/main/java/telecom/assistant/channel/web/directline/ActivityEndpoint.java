package telecom.assistant.channel.web.directline;

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
import telecom.assistant.channel.web.activity.ActivitySet;
import telecom.assistant.channel.web.activity.UserActivity;
import telecom.assistant.channel.web.activity.Watermark;
import telecom.assistant.channel.web.config.WebConfig;
import telecom.assistant.channel.web.delivery.UnseenReplies;
import telecom.assistant.channel.web.failure.WebFailure;
import telecom.assistant.channel.web.failure.WebFailure.Reason;
import telecom.assistant.channel.web.inbound.Intake;

/** Direct Line 3.0, Activities: users send them, and clients without a stream poll for them. */
@Path("/v3/directline/conversations/{conversation}")
@Produces(MediaType.APPLICATION_JSON)
class ActivityEndpoint {

    /** Direct Line 3.0, ResourceResponse object. */
    record ResourceResponse(String id) {}

    private final Callers callers;
    private final Conversations conversations;
    private final Intake intake;
    private final UnseenReplies unseen;
    private final PostedJson postedJson;
    private final int textLimit;

    ActivityEndpoint(
            Callers callers,
            Conversations conversations,
            Intake intake,
            UnseenReplies unseen,
            PostedJson postedJson,
            WebConfig config) {
        this.callers = callers;
        this.conversations = conversations;
        this.intake = intake;
        this.unseen = unseen;
        this.postedJson = postedJson;
        this.textLimit = config.directLine().textLimit();
    }

    /** Answers when Kafka has the event and the store the activity. The same {@code clientActivityID} is the same activity. */
    @POST
    @Path("activities")
    public Uni<ResourceResponse> send(
            @Context HttpServerRequest request, @PathParam("conversation") String id, byte[] body) {
        callers.of(request).requireAccess(id);
        UserActivity activity = UserActivity.of(postedJson.read(body), textLimit);
        return intake.accept(id, activity).map(ResourceResponse::new);
    }

    /** A page of stored activities: those after the watermark or, without one, the first ones. */
    @GET
    @Path("activities")
    public Uni<String> poll(
            @Context HttpServerRequest request,
            @PathParam("conversation") String id,
            @QueryParam("watermark") String watermark) {
        callers.of(request).requireAccess(id);
        long seen = Watermark.parse(watermark).orElse(0);
        return conversations
                .find(id)
                .flatMap(found -> conversations.page(id, seen))
                .invoke(page -> noteSeen(id, page))
                .map(ActivitySet::toJson);
    }

    /** Polling is as good as a stream: the client has what is on the page, and what is before it. */
    private void noteSeen(String id, ActivitySet page) {
        if (!page.activities().isEmpty()) {
            unseen.seen(id, 0, page.watermark());
        }
    }

    /** Attachments are not supported. Clients show that to the user on any 4xx. */
    @POST
    @Path("upload")
    public void upload(@Context HttpServerRequest request, @PathParam("conversation") String id) {
        callers.of(request).requireAccess(id);
        throw new WebFailure(Reason.MEDIA_UNSUPPORTED, "attachments: not supported (expected: text only)");
    }
}
