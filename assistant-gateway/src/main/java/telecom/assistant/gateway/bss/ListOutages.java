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

/** Lists what is out of order in the network at present (TMF656), which everybody may be told. */
@Singleton
class ListOutages extends BssTool {

    private static final int MOST_OUTAGES = 10;
    private static final Note LABEL = new Note("장애 현황 조회", "outage look-up");

    private static final ToolSpec SPEC = new ToolSpec(
            "list_outages",
            "Lists the known outages of the network, where they are, and by when they should be over.",
            new ToolSchema().build());

    ListOutages(Bss bss) {
        super(bss, SPEC, LABEL, Assurance.NONE);
    }

    @Override
    boolean isAboutSubscriber() {
        return false;
    }

    @Override
    Uni<ToolOutcome> ask(Bss bss, String party, ToolContext context, JsonNode arguments) {
        return bss.outages(MOST_OUTAGES, context.caller().traceparent()).map(ListOutages::answer);
    }

    private static ToolOutcome answer(List<Outage> outages) {
        String found = outages.stream().map(Outage::shown).collect(Collectors.joining(", "));
        return ToolOutcome.answer(
                json(Map.of("outages", outages)),
                outages.isEmpty() ? LABEL.with("알려진 장애 없음", "none known") : LABEL.with(found, found));
    }
}
