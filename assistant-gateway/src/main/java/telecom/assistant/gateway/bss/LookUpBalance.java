package telecom.assistant.gateway.bss;

import com.fasterxml.jackson.databind.JsonNode;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import telecom.assistant.conversation.Assurance;
import telecom.assistant.gateway.tool.Note;
import telecom.assistant.gateway.tool.ToolContext;
import telecom.assistant.gateway.tool.ToolOutcome;
import telecom.assistant.gateway.tool.ToolSchema;
import telecom.assistant.model.ToolSpec;

/** Looks up the balance of a prepaid subscriber (TMF654). */
@Singleton
class LookUpBalance extends BssTool {

    private static final int MOST_BALANCES = 10;
    private static final Note LABEL = new Note("선불 잔액 조회", "balance look-up");

    private static final ToolSpec SPEC = new ToolSpec(
            "look_up_balance",
            "Looks up the balance of a prepaid subscriber and until when it can be used; there is none for others.",
            new ToolSchema().build());

    LookUpBalance(Bss bss) {
        super(bss, SPEC, LABEL, Assurance.APP_SESSION);
    }

    @Override
    Uni<ToolOutcome> ask(Bss bss, String party, ToolContext context, JsonNode arguments) {
        return bss.balances(party, MOST_BALANCES, context.caller().traceparent())
                .map(LookUpBalance::answer);
    }

    private static ToolOutcome answer(List<Balance> balances) {
        String found = balances.stream().map(Balance::shown).collect(Collectors.joining(", "));
        return ToolOutcome.answer(
                json(Map.of("balances", balances)),
                balances.isEmpty() ? LABEL.with("잔액 없음", "none") : LABEL.with(found, found));
    }
}
