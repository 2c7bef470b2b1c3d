package telecom.assistant.gateway.bss;

import com.fasterxml.jackson.databind.JsonNode;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import telecom.assistant.conversation.Assurance;
import telecom.assistant.gateway.tool.Act;
import telecom.assistant.gateway.tool.Note;
import telecom.assistant.gateway.tool.ToolContext;
import telecom.assistant.gateway.tool.ToolOutcome;
import telecom.assistant.gateway.tool.ToolSchema;
import telecom.assistant.model.ToolSpec;

/** Lists the subscriber's trouble tickets (TMF621). */
@Singleton
class ListTroubleTickets extends BssTool {

    private static final int MOST_TICKETS = 5;
    private static final Note LABEL = new Note("고장 접수 조회", "trouble tickets");

    private static final ToolSpec SPEC = new ToolSpec(
            "list_trouble_tickets",
            "Lists the subscriber's latest trouble tickets with their status and when they should be resolved.",
            new ToolSchema().build());

    ListTroubleTickets(Bss bss) {
        super(bss, SPEC, LABEL, Assurance.CALLER_ID);
    }

    @Override
    public Set<Act> proves() {
        return Set.of(Act.TICKET, Act.LOOK_UP);
    }

    @Override
    Uni<ToolOutcome> ask(Bss bss, String party, ToolContext context, JsonNode arguments) {
        return bss.tickets(party, MOST_TICKETS, context.caller().traceparent()).map(ListTroubleTickets::answer);
    }

    private static ToolOutcome answer(List<Ticket> tickets) {
        String ko = tickets.stream().map(ticket -> ticket.shown().ko()).collect(Collectors.joining(", "));
        String en = tickets.stream().map(ticket -> ticket.shown().en()).collect(Collectors.joining(", "));
        return ToolOutcome.answer(
                json(Map.of("tickets", tickets)), tickets.isEmpty() ? LABEL.with("접수 없음", "none") : LABEL.with(ko, en));
    }
}
