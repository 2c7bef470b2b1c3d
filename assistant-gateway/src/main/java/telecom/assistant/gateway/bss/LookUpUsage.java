package telecom.assistant.gateway.bss;

import com.fasterxml.jackson.databind.JsonNode;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import telecom.assistant.gateway.tool.AssistantTool;
import telecom.assistant.gateway.tool.Assurance;
import telecom.assistant.gateway.tool.Note;
import telecom.assistant.gateway.tool.ToolContext;
import telecom.assistant.gateway.tool.ToolOutcome;
import telecom.assistant.gateway.tool.ToolSchema;
import telecom.assistant.model.ToolSpec;

/** Looks up what is left of the data, minutes and texts of the subscriber's plan (TMF677). */
@ApplicationScoped
class LookUpUsage implements AssistantTool {

    private static final int MOST = 10;
    private static final Note LABEL = new Note("사용량 조회", "usage look-up");

    private final ToolSpec spec = new ToolSpec(
            "look_up_usage",
            "Looks up what is left of the data, call minutes and texts that the subscriber's plan includes.",
            new ToolSchema().build());
    private final Bss bss;

    LookUpUsage(Bss bss) {
        this.bss = bss;
    }

    @Override
    public ToolSpec spec() {
        return spec;
    }

    @Override
    public Note label() {
        return LABEL;
    }

    @Override
    public Assurance assurance() {
        return Assurance.CALLER_ID;
    }

    @Override
    public boolean isAvailable() {
        return bss.isConfigured();
    }

    @Override
    public Uni<ToolOutcome> call(ToolContext context, JsonNode arguments) {
        return BssTool.ask(
                context, LABEL, party -> bss.usage(party, MOST, context.asker().traceparent())
                        .map(LookUpUsage::answer));
    }

    private static ToolOutcome answer(List<Bucket> buckets) {
        String found = buckets.stream().map(Bucket::shown).collect(Collectors.joining(", "));
        return new ToolOutcome.Answer(
                BssTool.json(Map.of("usage", buckets)),
                buckets.isEmpty() ? LABEL.with("정보 없음", "nothing found") : LABEL.with(found, found));
    }
}
