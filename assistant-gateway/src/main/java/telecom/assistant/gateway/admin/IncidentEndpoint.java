package telecom.assistant.gateway.admin;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpServerRequest;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jboss.logging.Logger;
import telecom.assistant.gateway.incident.Incidents;
import telecom.assistant.store.knowledge.IncidentStore;
import telecom.assistant.store.knowledge.StoredIncident;

/**
 * {@code /admin/incidents}: the incidents that the assistant tells subscribers about. A change reaches every node a
 * moment later.
 */
@Path("/admin/incidents")
class IncidentEndpoint {

    private static final Logger LOG = Logger.getLogger(IncidentEndpoint.class);
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Pattern ID = Pattern.compile("[a-z0-9][a-z0-9-]{0,79}");
    private static final Pattern PLACE = Pattern.compile("[^,\\p{Cntrl}]{1,40}");
    private static final int MOST_PLACES = 50;
    private static final int MOST_MESSAGES = 50;
    private static final int LONGEST = 500;

    private final AdminGuard guard;
    private final IncidentStore store;

    IncidentEndpoint(AdminGuard guard, IncidentStore store) {
        this.guard = guard;
        this.store = store;
    }

    /** An incident that is in force from now on. */
    record Pinned(String id) {}

    /** The incidents in force, newest first. */
    @GET
    @Produces(MediaType.APPLICATION_JSON)
    public Uni<List<StoredIncident>> list(@Context HttpServerRequest request) {
        guard.admit(request);
        return store.inForce().onFailure().transform(failed("incidents not read"));
    }

    /**
     * Pins an incident, or changes one. The body is a JSON object: {@code ko} and {@code en} are the texts about it for
     * subscribers, and {@code places} lists the places affected, as subscribers name them. If {@code places} is missing
     * or empty, the incident is everywhere. With {@code until}, an ISO 8601 time with an offset, it ends by itself.
     */
    @PUT
    @Path("{id}")
    @Produces(MediaType.APPLICATION_JSON)
    public Uni<Pinned> pin(@Context HttpServerRequest request, @PathParam("id") String id, byte[] body) {
        guard.admit(request);
        StoredIncident incident = incident(id, body);
        return store.pin(incident)
                .onFailure()
                .transform(failed("incident not stored"))
                .invoke(() -> LOG.infof("incident pinned incident=%s", incident.id()))
                .replaceWith(new Pinned(incident.id()));
    }

    /** What would become of a message. */
    record Previewed(String message, Incidents.Preview preview) {}

    /** Shows what would become of {@code messages} if an incident were pinned in these {@code places}; pins nothing. */
    @POST
    @Path("preview")
    @Produces(MediaType.APPLICATION_JSON)
    public List<Previewed> preview(@Context HttpServerRequest request, byte[] body) {
        guard.admit(request);
        JsonNode json = object(body);
        List<String> places = places(json);
        List<Previewed> previews = new ArrayList<>();
        for (JsonNode each : json.path("messages")) {
            String message = each.asText().strip();
            if (message.length() > LONGEST || previews.size() == MOST_MESSAGES) {
                throw Problem.badRequest("messages: unusable (expected: at most " + MOST_MESSAGES + " of at most "
                        + LONGEST + " characters)");
            }
            previews.add(new Previewed(message, Incidents.preview(places, message)));
        }
        return previews;
    }

    /** Ends an incident. */
    @DELETE
    @Path("{id}")
    public Uni<Void> end(@Context HttpServerRequest request, @PathParam("id") String id) {
        guard.admit(request);
        return store.end(id).onFailure().transform(failed("incident not ended")).map(ended -> {
            if (!ended) {
                throw Problem.notFound("There is no such incident in force.");
            }
            LOG.info("incident ended");
            return null;
        });
    }

    private static StoredIncident incident(String id, byte[] body) {
        if (!ID.matcher(id).matches()) {
            throw Problem.badRequest("id: unusable (expected: lower-case letters, digits and hyphens)");
        }
        JsonNode json = object(body);
        return new StoredIncident(id, places(json), text(json, "ko"), text(json, "en"), until(json));
    }

    private static Instant until(JsonNode json) {
        String until = json.path("until").asText("").strip();
        if (until.isEmpty() || until.equals("null")) {
            return null;
        }
        try {
            return OffsetDateTime.parse(until).toInstant();
        } catch (DateTimeException e) {
            throw Problem.badRequest("until: no time (expected: such as 2026-12-31T18:00:00+09:00)");
        }
    }

    private static List<String> places(JsonNode json) {
        List<String> places = new ArrayList<>();
        for (JsonNode each : json.path("places")) {
            String place = each.asText().strip();
            // A blank name would occur in every question.
            if (!PLACE.matcher(place).matches() || places.size() == MOST_PLACES) {
                throw Problem.badRequest(
                        "places: unusable (expected: at most " + MOST_PLACES + " names without commas)");
            }
            places.add(place);
        }
        return places;
    }

    private static JsonNode object(byte[] body) {
        try {
            JsonNode json = JSON.readTree(body);
            if (json != null && json.isObject()) {
                return json;
            }
        } catch (IOException e) {
            // The problem below says what was expected.
        }
        throw Problem.badRequest(
                "body: not a JSON object (expected: one with ko, en, places and until, or with messages)");
    }

    private static String text(JsonNode json, String field) {
        String text = json.path(field).asText("").strip();
        if (text.isEmpty() || text.length() > LONGEST || text.indexOf('\0') >= 0) {
            throw Problem.badRequest(field + ": missing or unusable (expected: 1 to " + LONGEST + " characters)");
        }
        return text;
    }

    private static Function<Throwable, Problem> failed(String what) {
        return Problem.unavailable(LOG, what, "The database did not answer in time (assistant.store.timeout).");
    }
}
