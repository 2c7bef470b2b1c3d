package telecom.assistant.gateway.bss;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.ZoneId;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.StreamSupport;

/**
 * Something that is out of order in the network (TMF656 {@code ServiceProblem}).
 *
 * @param places where it is; empty if the BSS does not say
 * @param expectedResolutionDate the day by which it should be over; null if the BSS does not say
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
record Outage(String id, String description, List<String> places, String status, String expectedResolutionDate) {

    /** The states in which a problem is not over (TMF656, life cycle of a service problem). */
    static final List<String> PRESENT = List.of("submitted", "acknowledged", "inProgress", "held", "pending");

    /** The states in which a problem is over, or never was one (TMF656, life cycle of a service problem). */
    private static final Set<String> OVER = Set.of("resolved", "closed", "cancelled", "rejected");

    /** Empty if it is over, or nothing is said about it. */
    static Optional<Outage> of(JsonNode problem, ZoneId zone) {
        String description = BssJson.text(problem.path("description"));
        String status = BssJson.text(problem.path("status"));
        if (description == null || (status != null && OVER.contains(status))) {
            return Optional.empty();
        }
        List<String> places = StreamSupport.stream(
                        problem.path("affectedLocation").spliterator(), false)
                .map(place -> BssJson.text(place.path("name")))
                .filter(Objects::nonNull)
                .toList();
        JsonNode expected = problem.path("expectedResolutionDate");
        return Optional.of(
                new Outage(BssJson.text(problem.path("id")), description, places, status, BssJson.day(expected, zone)));
    }

    /** The text that an agent sees. */
    String shown() {
        return places.isEmpty() ? description : description + " (" + String.join(", ", places) + ")";
    }
}
