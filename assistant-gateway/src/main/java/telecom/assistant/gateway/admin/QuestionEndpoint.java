package telecom.assistant.gateway.admin;

import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import io.vertx.core.http.HttpServerRequest;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.jboss.logging.Logger;
import telecom.assistant.gateway.knowledge.KnowledgeBase;
import telecom.assistant.gateway.knowledge.QuestionReport;
import telecom.assistant.store.knowledge.QuestionGapStore;
import telecom.assistant.store.knowledge.Verdict;
import telecom.assistant.store.knowledge.Verdicts;

/** {@code /admin/questions}: what people ask that nothing answers, for those who write articles. */
@Path("/admin/questions")
class QuestionEndpoint {

    private static final Logger LOG = Logger.getLogger(QuestionEndpoint.class);
    private static final int MOST_QUESTIONS = 500;
    private static final int MOST_VERDICTS = 500;

    private final AdminGuard guard;
    private final QuestionGapStore gaps;
    private final Verdicts verdicts;
    private final KnowledgeBase knowledge;

    QuestionEndpoint(AdminGuard guard, QuestionGapStore gaps, Verdicts verdicts, KnowledgeBase knowledge) {
        this.guard = guard;
        this.gaps = gaps;
        this.verdicts = verdicts;
        this.knowledge = knowledge;
    }

    /** By topic, with the latest thumbs of subscribers and what agents lately did with suggestions. */
    @GET
    @Produces(MediaType.APPLICATION_JSON)
    public Uni<QuestionReport> report(@Context HttpServerRequest request) {
        guard.admit(request);
        return Uni.combine()
                .all()
                .unis(
                        gaps.mostAsked(MOST_QUESTIONS),
                        verdicts.ofSubscribers(MOST_VERDICTS),
                        verdicts.ofAgents(MOST_VERDICTS))
                .asTuple()
                // A search for each verdict takes too long for an event loop.
                .emitOn(Infrastructure.getDefaultWorkerPool())
                .map(read ->
                        QuestionReport.of(read.getItem1(), all(read.getItem2(), read.getItem3()), knowledge::areaOf))
                .onFailure()
                .transform(failed("questions not read"));
    }

    /** Removes a question, because something answers it now. */
    @DELETE
    @Path("{id}")
    public Uni<Void> remove(@Context HttpServerRequest request, @PathParam("id") String id) {
        guard.admit(request);
        return gaps.remove(id(id))
                .onFailure()
                .transform(failed("question not removed"))
                .map(removed -> {
                    if (!removed) {
                        throw Problem.notFound("There is no such question.");
                    }
                    return null;
                });
    }

    private static UUID id(String id) {
        try {
            return UUID.fromString(id);
        } catch (IllegalArgumentException e) {
            throw Problem.badRequest("id: no UUID (expected: one of a listed question)");
        }
    }

    private static List<Verdict> all(List<Verdict> ofSubscribers, List<Verdict> ofAgents) {
        List<Verdict> all = new ArrayList<>(ofSubscribers);
        all.addAll(ofAgents);
        return all;
    }

    private static Function<Throwable, Problem> failed(String what) {
        return Problem.unavailable(LOG, what, "The database did not answer in time (assistant.store.timeout).");
    }
}
