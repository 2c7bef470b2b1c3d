package telecom.assistant.gateway.bss;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.ZoneId;
import java.util.Locale;
import java.util.Map;
import telecom.assistant.gateway.tool.Note;

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

    /** TMF621's {@code TroubleTicketStatusType}, as an agent reads it. */
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
                Figures.text(ticket.path("id")),
                Figures.text(ticket.path("ticketType")),
                Figures.text(ticket.path("severity")),
                Figures.text(ticket.path("status")),
                Figures.day(ticket.path("creationDate"), zone),
                Figures.day(ticket.path("expectedResolutionDate"), zone));
    }

    /** As an agent reads it. */
    Note shown() {
        return status == null
                ? new Note(id, id)
                : new Note(id + " " + KOREAN.getOrDefault(status, status), id + " " + spaced(status));
    }

    /** {@code inProgress} as words. */
    private static String spaced(String status) {
        return status.replaceAll("(?=[A-Z])", " ").toLowerCase(Locale.ROOT).strip();
    }
}
