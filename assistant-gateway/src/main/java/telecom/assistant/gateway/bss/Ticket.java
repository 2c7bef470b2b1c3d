package telecom.assistant.gateway.bss;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.ZoneId;

/**
 * A trouble ticket (TMF621) without its description: who only seems to be the subscriber learns from it that there is one
 * and how it fares, and not what was told.
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record Ticket(
        String id,
        String ticketType,
        String severity,
        String status,
        String creationDate,
        String expectedResolutionDate) {

    static Ticket of(JsonNode ticket, ZoneId zone) {
        return new Ticket(
                Figures.text(ticket.path("id")),
                Figures.text(ticket.path("ticketType")),
                Figures.text(ticket.path("severity")),
                Figures.text(ticket.path("status")),
                Figures.day(ticket.path("creationDate"), zone),
                Figures.day(ticket.path("expectedResolutionDate"), zone));
    }

    /** As an agent reads it. */
    String shown() {
        return id + " " + status;
    }
}
