package telecom.assistant.gateway.bss;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.ZoneId;
import java.util.Locale;
import java.util.Map;
import telecom.assistant.gateway.tool.Note;

/**
 * A trouble ticket (TMF621) without its description: somebody who only pretends to be the subscriber learns that there
 * is a ticket and what its status is, but not what was reported.
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record Ticket(
        String id,
        String ticketType,
        String severity,
        String status,
        String creationDate,
        String expectedResolutionDate) {

    /** TMF621's {@code TroubleTicketStatusType} in Korean, for agents. */
    private static final Map<String, String> KOREAN = Map.of(
            "acknowledged", "접수 완료",
            "inProgress", "처리 중",
            "pending", "보류",
            "held", "보류",
            "resolved", "해결 완료",
            "closed", "종결",
            "cancelled", "취소",
            "rejected", "반려");

    static Ticket of(JsonNode ticket, ZoneId zone) {
        return new Ticket(
                BssJson.text(ticket.path("id")),
                BssJson.text(ticket.path("ticketType")),
                BssJson.text(ticket.path("severity")),
                BssJson.text(ticket.path("status")),
                BssJson.day(ticket.path("creationDate"), zone),
                BssJson.day(ticket.path("expectedResolutionDate"), zone));
    }

    /** The line that an agent sees. */
    Note shown() {
        return status == null
                ? new Note(id, id)
                : new Note(id + " " + KOREAN.getOrDefault(status, status), id + " " + spaced(status));
    }

    /** Turns {@code inProgress} into separate words. */
    private static String spaced(String status) {
        return status.replaceAll("(?=[A-Z])", " ").toLowerCase(Locale.ROOT).strip();
    }
}
