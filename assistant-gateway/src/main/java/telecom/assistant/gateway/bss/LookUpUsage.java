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

/** Looks up what is left of the data, minutes and texts of the subscriber's plan (TMF677). */
@Singleton
class LookUpUsage extends BssTool {

    private static final int MOST_BUCKETS = 10;
    private static final Note LABEL = new Note("사용량 조회", "usage look-up");

    private static final ToolSpec SPEC = new ToolSpec(
            "look_up_usage",
            "Looks up what is left of the data, call minutes and texts that the subscriber's plan includes.",
            new ToolSchema().build());

    LookUpUsage(Bss bss) {
        super(bss, SPEC, LABEL, Assurance.CALLER_ID);
    }

    @Override
    Uni<ToolOutcome> ask(Bss bss, String party, ToolContext context, JsonNode arguments) {
        return bss.usage(party, MOST_BUCKETS, context.caller().traceparent()).map(LookUpUsage::answer);
    }

    private static ToolOutcome answer(List<Bucket> buckets) {
        String found = buckets.stream().map(Bucket::shown).collect(Collectors.joining(", "));
        return ToolOutcome.answer(
                json(Map.of("usage", buckets)),
                buckets.isEmpty() ? LABEL.with("정보 없음", "nothing found") : LABEL.with(found, found));
    }
}
