package telecom.assistant.gateway.admin;

import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpServerRequest;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import java.util.List;
import org.jboss.resteasy.reactive.ResponseStatus;

/** {@code /admin/dead-letters}: the records that could not be processed. */
@Path("/admin/dead-letters")
class DeadLetterEndpoint {

    private static final long DEFAULT_LIMIT = 50;
    /** Far beyond what any topic will ever hold. */
    private static final long LARGEST_OFFSET = 1_000_000_000_000_000_000L;

    /** Newest first. */
    record DeadLetterList(List<DeadLetter> deadLetters) {}

    private final AdminGuard guard;
    private final DeadLetters letters;
    private final BulkReplay bulk;
    private final AdminConfig config;

    DeadLetterEndpoint(AdminGuard guard, DeadLetters letters, BulkReplay bulk, AdminConfig config) {
        this.guard = guard;
        this.letters = letters;
        this.bulk = bulk;
        this.config = config;
    }

    /**
     * Lists the newest dead letters. For older ones in a partition, set {@code before} to the smallest offset listed.
     */
    @GET
    public Uni<DeadLetterList> list(
            @Context HttpServerRequest request,
            @QueryParam("limit") String limit,
            @QueryParam("partition") String partition,
            @QueryParam("before") String before) {
        guard.admit(request);
        if (before != null && partition == null) {
            throw Problem.badRequest("before: without partition (expected: both, because offsets are per partition)");
        }
        long most = Parameters.number("limit", limit, 0, config.listLimit())
                .orElse(Math.min(DEFAULT_LIMIT, config.listLimit()));
        return letters.newest(
                        Math.toIntExact(most),
                        Parameters.number("partition", partition, 0, Integer.MAX_VALUE)
                                .map(Math::toIntExact)
                                .orElse(null),
                        Parameters.number("before", before, 0, LARGEST_OFFSET).orElse(null))
                .map(DeadLetterList::new);
    }

    /**
     * Puts back up to {@code limit} dead letters that have not been put back before; the other parameters narrow the
     * selection, with times in ISO 8601. Answers once Kafka has them, and lists those that were refused. If there may
     * be more, a request with {@code from} set to the field {@code next} of the answer continues from there.
     */
    @POST
    @Path("replay")
    @ResponseStatus(202)
    public Uni<BulkReplay.Result> replayMany(
            @Context HttpServerRequest request,
            @QueryParam("limit") String limit,
            @QueryParam("topic") String topic,
            @QueryParam("reason") String reason,
            @QueryParam("since") String since,
            @QueryParam("until") String until,
            @QueryParam("from") String from) {
        guard.admit(request);
        long most = Parameters.number("limit", limit, 1, config.listLimit())
                .orElse(Math.min(DEFAULT_LIMIT, config.listLimit()));
        return bulk.replay(
                new DeadLetterSelection(
                        Math.toIntExact(most),
                        topic,
                        reason,
                        Parameters.time("since", since).orElse(null),
                        Parameters.time("until", until).orElse(null)),
                ReplayCursor.of("from", from));
    }

    /** Puts a dead letter back on the topic that it came from; answers once Kafka has it. */
    @POST
    @Path("{partition}/{offset}/replay")
    @ResponseStatus(202)
    public Uni<DeadLetters.Replayed> replay(
            @Context HttpServerRequest request,
            @PathParam("partition") String partition,
            @PathParam("offset") String offset,
            @QueryParam("again") String again) {
        guard.admit(request);
        return letters.replay(
                Math.toIntExact(Parameters.number("partition", partition, 0, Integer.MAX_VALUE)
                        .orElseThrow()),
                Parameters.number("offset", offset, 0, LARGEST_OFFSET).orElseThrow(),
                Boolean.parseBoolean(again));
    }
}
