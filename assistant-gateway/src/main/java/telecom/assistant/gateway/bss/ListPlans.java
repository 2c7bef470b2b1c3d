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

/** Lists the plans that the operator sells now (TMF620). */
@Singleton
class ListPlans extends BssTool {

    private static final int MOST_PLANS = 20;
    private static final Note LABEL = new Note("요금제 목록", "plans on sale");

    private static final ToolSpec SPEC = new ToolSpec(
            "list_plans",
            "Lists the plans that are on sale now, with what they include and their price a month.",
            new ToolSchema().build());

    ListPlans(Bss bss) {
        super(bss, SPEC, LABEL, Assurance.NONE);
    }

    @Override
    boolean isAboutSubscriber() {
        return false;
    }

    @Override
    Uni<ToolOutcome> ask(Bss bss, String party, ToolContext context, JsonNode arguments) {
        return bss.plans(MOST_PLANS, context.caller().traceparent()).map(ListPlans::answer);
    }

    private static ToolOutcome answer(List<Plan> plans) {
        String ko = plans.stream().map(plan -> plan.shown().ko()).collect(Collectors.joining(", "));
        String en = plans.stream().map(plan -> plan.shown().en()).collect(Collectors.joining(", "));
        return ToolOutcome.answer(
                json(Map.of("plans", plans)), plans.isEmpty() ? LABEL.with("없음", "none") : LABEL.with(ko, en));
    }
}
