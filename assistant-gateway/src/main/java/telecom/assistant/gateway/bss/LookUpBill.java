package telecom.assistant.gateway.bss;

import com.fasterxml.jackson.databind.JsonNode;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import telecom.assistant.conversation.Assurance;
import telecom.assistant.gateway.tool.Note;
import telecom.assistant.gateway.tool.ToolContext;
import telecom.assistant.gateway.tool.ToolOutcome;
import telecom.assistant.gateway.tool.ToolSchema;
import telecom.assistant.model.ToolSpec;

/** Looks up the subscriber's latest bills (TMF678). */
@Singleton
class LookUpBill extends BssTool {

    private static final int MOST_BILLS = 6;
    private static final Note LABEL = new Note("요금 조회", "bill look-up");

    private static final ToolSpec SPEC = new ToolSpec(
            "look_up_bill",
            "Looks up the subscriber's latest bills: amount due, what of it is still unpaid, day of payment, state.",
            new ToolSchema()
                    .number("count", 1, MOST_BILLS, "How many bills, latest first: 1, the latest, when it is left out.")
                    .build());

    LookUpBill(Bss bss) {
        super(bss, SPEC, LABEL, Assurance.APP_SESSION);
    }

    @Override
    Uni<ToolOutcome> ask(Bss bss, String party, ToolContext context, JsonNode arguments) {
        int count = arguments.path("count").asInt(1);
        return bss.bills(party, count, context.caller().traceparent()).map(LookUpBill::answer);
    }

    private static ToolOutcome answer(List<Bill> bills) {
        Note found = bills.isEmpty()
                ? new Note("청구 내역 없음", "no bill")
                : bills.stream()
                        .map(Bill::shown)
                        .reduce((one, other) -> new Note(one.ko() + " / " + other.ko(), one.en() + " / " + other.en()))
                        .orElseThrow();
        return ToolOutcome.answer(json(Map.of("bills", bills)), LABEL.with(found.ko(), found.en()));
    }
}
