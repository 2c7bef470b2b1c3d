package telecom.assistant.gateway.bss;

import com.fasterxml.jackson.databind.JsonNode;
import io.smallrye.mutiny.Uni;
import java.util.Optional;
import org.jboss.logging.Logger;
import telecom.assistant.conversation.Assurance;
import telecom.assistant.gateway.tool.AssistantTool;
import telecom.assistant.gateway.tool.Note;
import telecom.assistant.gateway.tool.ToolContext;
import telecom.assistant.gateway.tool.ToolDescription;
import telecom.assistant.gateway.tool.ToolOutcome;
import telecom.assistant.gateway.tool.ToolOutcome.Kind;
import telecom.assistant.model.ToolSpec;
import telecom.assistant.model.schema.ExactJson;

/**
 * A tool that uses the BSS. It works for subscribers whom the BSS knows, and tells the model when the BSS fails.
 */
abstract class BssTool implements AssistantTool {

    private static final Logger LOG = Logger.getLogger(BssTool.class);

    private final Bss bss;
    private final ToolDescription description;

    BssTool(Bss bss, ToolSpec spec, Note label, Assurance assurance) {
        this.bss = bss;
        this.description = new ToolDescription(spec, label, assurance);
    }

    /** Whether it looks at the subscriber's own data, so that it has to be known who the subscriber is. */
    boolean isAboutSubscriber() {
        return true;
    }

    /** Carries out the call for the subscriber whom the BSS knows as the party; the party is empty if it does not matter. */
    abstract Uni<ToolOutcome> ask(Bss bss, String party, ToolContext context, JsonNode arguments);

    @Override
    public ToolDescription description() {
        return description;
    }

    @Override
    public boolean isAvailable() {
        return bss.isConfigured();
    }

    @Override
    public Uni<ToolOutcome> call(ToolContext context, JsonNode arguments) {
        Optional<String> party = context.caller().party();
        if (party.isEmpty() && isAboutSubscriber()) {
            return Uni.createFrom()
                    .item(ToolOutcome.refusal(
                            "unknown_subscriber",
                            "It is not known which subscriber this is. Offer to connect an agent.",
                            description.label().with("거절, 가입자 식별 불가", "refused, subscriber unknown")));
        }
        return ask(bss, party.orElse(""), context, arguments)
                .onFailure(BssFailure.class)
                .recoverWithItem(this::failed);
    }

    private ToolOutcome failed(Throwable failure) {
        LOG.warnf("BSS not available cause=\"%s\"", failure.getMessage());
        return ToolOutcome.failure(
                Kind.UNAVAILABLE,
                "This failed: the operator's system does not answer at the moment. Say so, and offer to try again later"
                        + " or to connect an agent.",
                Optional.of(description.label().with("실패, 전산 응답 없음", "failed, BSS not available")));
    }

    /** A value in the form in which the model gets it. */
    static JsonNode json(Object value) {
        return ExactJson.MAPPER.valueToTree(value);
    }
}
