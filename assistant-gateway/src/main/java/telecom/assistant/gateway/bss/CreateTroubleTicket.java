package telecom.assistant.gateway.bss;

import com.fasterxml.jackson.databind.JsonNode;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.Set;
import telecom.assistant.channel.personal.PersonalData;
import telecom.assistant.conversation.Assurance;
import telecom.assistant.gateway.tool.Act;
import telecom.assistant.gateway.tool.Note;
import telecom.assistant.gateway.tool.ToolContext;
import telecom.assistant.gateway.tool.ToolOutcome;
import telecom.assistant.gateway.tool.ToolSchema;
import telecom.assistant.model.ToolSpec;

/** Opens a trouble ticket for the subscriber (TMF621). A repeated tool call does not open a second one. */
@Singleton
class CreateTroubleTicket extends BssTool {

    private static final int LONGEST_DESCRIPTION = 1_000;
    private static final Note LABEL = new Note("고장 접수", "trouble ticket");

    private static final ToolSpec SPEC = new ToolSpec(
            "create_trouble_ticket",
            "Opens a trouble ticket when something does not work and the subscriber wants it reported. First make sure"
                    + " what is wrong, where and since when.",
            new ToolSchema()
                    .text(
                            "description",
                            LONGEST_DESCRIPTION,
                            "What is wrong, where and since when, in the subscriber's language.")
                    .oneOf(
                            "severity",
                            List.of("Critical", "Major", "Minor"),
                            "Critical: nothing works at all. Major: something important does not. Minor: the rest.")
                    .oneOf(
                            "ticketType",
                            List.of("network", "device", "billing", "service"),
                            "What it is about: signal and internet, the device, a bill, or anything else.")
                    .build());

    CreateTroubleTicket(Bss bss) {
        super(bss, SPEC, LABEL, Assurance.CALLER_ID);
    }

    @Override
    public boolean hasSideEffects() {
        return true;
    }

    @Override
    public Set<Act> proves() {
        return Set.of(Act.TICKET);
    }

    @Override
    Uni<ToolOutcome> ask(Bss bss, String party, ToolContext context, JsonNode arguments) {
        NewTicket ticket = new NewTicket(
                PersonalData.mask(arguments.path("description").asText()),
                arguments.path("severity").asText(),
                arguments.path("ticketType").asText(),
                context.caller().channel());
        return bss.open(context.call(), party, ticket, context.caller().traceparent())
                .map(CreateTroubleTicket::answer)
                .onFailure(TicketInDoubtException.class)
                .recoverWithItem(CreateTroubleTicket::inDoubt);
    }

    private static ToolOutcome answer(Ticket ticket) {
        return ToolOutcome.answer(
                json(Map.of("created", ticket)),
                LABEL.with(ticket.shown().ko(), ticket.shown().en()));
    }

    private static ToolOutcome inDoubt() {
        return ToolOutcome.inDoubt(LABEL.with("결과 미확인, 전산 응답 없음", "result unknown, BSS not available"));
    }
}
