package telecom.assistant.gateway.bss;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.smallrye.mutiny.Uni;
import java.util.Optional;
import java.util.function.Function;
import org.jboss.logging.Logger;
import telecom.assistant.gateway.tool.Note;
import telecom.assistant.gateway.tool.ToolContext;
import telecom.assistant.gateway.tool.ToolOutcome;
import telecom.assistant.gateway.tool.ToolOutcome.Failure;

/** What the tools over the BSS have in common: by whom they are asked for, and what the model is told when it fails. */
final class BssTool {

    private static final Logger LOG = Logger.getLogger(BssTool.class);

    /** Figures are written as the BSS wrote them. */
    private static final ObjectMapper JSON = JsonMapper.builder()
            .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
            .build();

    private BssTool() {}

    static Uni<ToolOutcome> ask(ToolContext context, Note label, Function<String, Uni<ToolOutcome>> work) {
        Optional<String> party = context.asker().party();
        if (party.isEmpty()) {
            return Uni.createFrom()
                    .item(new ToolOutcome.Refusal(
                            "unknown_subscriber",
                            "It is not known which subscriber this is. Offer to connect an agent.",
                            label.with("거절, 가입자 식별 불가", "refused, subscriber unknown")));
        }
        return work.apply(party.get()).onFailure(BssFailure.class).recoverWithItem(failure -> failed(label, failure));
    }

    private static ToolOutcome failed(Note label, Throwable failure) {
        LOG.warnf("BSS not available cause=\"%s\"", failure.getMessage());
        return new Failure(
                Failure.Kind.UNAVAILABLE,
                "This failed: the operator's system does not answer at the moment. Say so, and offer to try again later"
                        + " or to connect an agent.",
                Optional.of(label.with("실패, 전산 응답 없음", "failed, BSS not available")));
    }

    /** A value as the model is told it. */
    static JsonNode json(Object value) {
        return JSON.valueToTree(value);
    }
}
