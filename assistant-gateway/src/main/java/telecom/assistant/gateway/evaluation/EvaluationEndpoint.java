package telecom.assistant.gateway.evaluation;

import io.vertx.core.http.HttpServerRequest;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jboss.resteasy.reactive.Cache;
import org.jboss.resteasy.reactive.RestResponse;
import telecom.assistant.channel.Channel;
import telecom.assistant.conversation.ChannelProfiles;
import telecom.assistant.gateway.admin.AdminGuard;
import telecom.assistant.gateway.admin.Parameters;
import telecom.assistant.gateway.admin.Problem;
import telecom.assistant.gateway.prompt.Prompts;
import telecom.assistant.model.ModelConfig;
import telecom.assistant.model.tier.Prices;

/**
 * {@code /admin/evaluations}: replays recorded conversations against other tiers and prompts. Each node has its own
 * evaluations. Requests are handled on worker threads, because a report can be large.
 */
@Path("/admin/evaluations")
class EvaluationEndpoint {

    /** The evaluations of this node, newest first, and the options for a new one. */
    record Overview(List<EvaluationReport.Head> evaluations, Options offers) {}

    /**
     * The options for a new evaluation.
     *
     * @param prompts the deployment's own prompts, by channel
     */
    record Options(Set<String> tiers, Map<String, String> prompts, Map<String, Range> limits) {}

    /** The default if the request gives no number, and the largest number allowed. */
    record Range(int usual, int most) {}

    /** An evaluation that has just been started, and where to find its report. */
    record Started(UUID id, URI location) {}

    private final AdminGuard guard;
    private final RequestReader reader;
    private final Evaluations evaluations;
    private final EvaluationConfig config;
    private final ModelConfig model;
    private final Prompts prompts;
    private final ChannelProfiles channels;
    private final Prices prices;

    EvaluationEndpoint(
            AdminGuard guard,
            RequestReader reader,
            Evaluations evaluations,
            EvaluationConfig config,
            ModelConfig model,
            Prompts prompts,
            ChannelProfiles channels,
            Prices prices) {
        this.guard = guard;
        this.reader = reader;
        this.evaluations = evaluations;
        this.config = config;
        this.model = model;
        this.prompts = prompts;
        this.channels = channels;
        this.prices = prices;
    }

    @GET
    @Cache(noStore = true)
    public Overview list(@Context HttpServerRequest request) {
        guard.admit(request);
        return new Overview(
                evaluations.all().stream().map(Evaluation::head).toList(),
                new Options(
                        new TreeSet<>(model.tiers().keySet()),
                        channels.channels().stream()
                                .collect(Collectors.toMap(Channel::label, channel -> prompts.system())),
                        Map.of(
                                "conversations", new Range(config.conversations(), config.mostConversations()),
                                "turnsPerConversation", new Range(config.turns(), config.mostTurns()),
                                "concurrency", new Range(config.atOnce(), reader.mostAtOnce()))));
    }

    /** Starts an evaluation and responds at once; the report grows while the evaluation runs. */
    @POST
    public RestResponse<Started> start(@Context HttpServerRequest request, byte[] body) {
        guard.admit(request);
        UUID id = evaluations.start(reader.read(body)).id();
        URI location = URI.create("/admin/evaluations/" + id);
        return RestResponse.ResponseBuilder.<Started>create(RestResponse.Status.ACCEPTED)
                .location(location)
                .entity(new Started(id, location))
                .build();
    }

    /**
     * Reports on an evaluation.
     *
     * @param from the first turn to include, counted from 0, for a caller that already has the earlier ones; the
     *     summaries cover all turns
     */
    @GET
    @Path("{id}")
    @Cache(noStore = true)
    public EvaluationReport report(
            @Context HttpServerRequest request, @PathParam("id") String id, @QueryParam("from") String from) {
        guard.admit(request);
        int first = Parameters.number("from", from, 0, Integer.MAX_VALUE)
                .map(Math::toIntExact)
                .orElse(0);
        return EvaluationReport.of(find(id), first, prices);
    }

    /** Cancels an evaluation that is running; for one that has ended, deletes its report. */
    @DELETE
    @Path("{id}")
    public void remove(@Context HttpServerRequest request, @PathParam("id") String id) {
        guard.admit(request);
        evaluations.remove(find(id));
    }

    private Evaluation find(String id) {
        try {
            return evaluations
                    .find(UUID.fromString(id))
                    .orElseThrow(() -> Problem.notFound("This node has no such evaluation, or no longer keeps it."));
        } catch (IllegalArgumentException noId) {
            throw Problem.notFound("evaluation: not an id (expected: a UUID)");
        }
    }
}
