package telecom.assistant.gateway.tool;

import com.fasterxml.jackson.databind.JsonNode;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Set;
import telecom.assistant.conversation.Assurance;
import telecom.assistant.model.ToolSpec;

/**
 * The tool with which the model hands a conversation over to an agent. The tool works no matter what arguments the
 * model writes.
 */
@ApplicationScoped
class TransferToAgent implements AssistantTool {

    private static final int LONGEST = 1_000;

    private static final ToolSpec SPEC = new ToolSpec(
            "transfer_to_agent",
            "Hands the conversation to a human customer-service agent. Use it when the subscriber asks for a person,"
                    + " or when you cannot help.",
            new ToolSchema()
                    .text("reason", LONGEST, "Why a person is needed, in a few words, in the subscriber's language.")
                    .text(
                            "summary",
                            LONGEST,
                            "What the agent should know before answering, in the subscriber's language.")
                    .build());

    private static final ToolDescription DESCRIPTION =
            new ToolDescription(SPEC, new Note("상담원 연결", "transfer to an agent"), Assurance.NONE);

    @Override
    public ToolDescription description() {
        return DESCRIPTION;
    }

    @Override
    public boolean acceptsAnyArguments() {
        return true;
    }

    @Override
    public Set<Act> proves() {
        return Set.of(Act.TRANSFER);
    }

    @Override
    public Uni<ToolOutcome> call(ToolContext context, JsonNode arguments) {
        return Uni.createFrom().item(ToolOutcome.transfer(text(arguments, "reason"), text(arguments, "summary")));
    }

    private static String text(JsonNode json, String field) {
        String text = json.path(field).asText("").strip();
        return text.length() <= LONGEST ? text : text.substring(0, LONGEST);
    }
}
