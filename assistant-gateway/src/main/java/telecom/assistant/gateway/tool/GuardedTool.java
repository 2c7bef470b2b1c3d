package telecom.assistant.gateway.tool;

import com.fasterxml.jackson.databind.JsonNode;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.jboss.logging.Logger;
import telecom.assistant.channel.flow.Timers;
import telecom.assistant.conversation.Assurance;
import telecom.assistant.gateway.tool.ToolOutcome.Kind;
import telecom.assistant.model.ToolSpec;
import telecom.assistant.model.tool.ToolArguments;
import telecom.assistant.model.tool.ToolArguments.Checked;

/**
 * Checks and limits a tool's calls from the model: whether the subscriber may use the tool, whether the arguments fit,
 * and how long the call may take. It also measures the calls. A call never fails; it ends with an outcome.
 */
final class GuardedTool {

    private static final Logger LOG = Logger.getLogger(GuardedTool.class);

    private final AssistantTool tool;
    private final ToolArguments schema;
    private final Assurance needed;
    private final ToolConfig config;
    private final Timers timers;
    private final MeterRegistry meters;

    GuardedTool(AssistantTool tool, Assurance needed, ToolConfig config, Timers timers, MeterRegistry meters) {
        this.tool = tool;
        this.schema = new ToolArguments(tool.description().spec());
        this.needed = needed;
        this.config = config;
        this.timers = timers;
        this.meters = meters;
    }

    ToolSpec spec() {
        return tool.description().spec();
    }

    /** How well a subscriber has to be identified. */
    Assurance needed() {
        return needed;
    }

    boolean hasSideEffects() {
        return tool.hasSideEffects();
    }

    /** The acts that a reply may claim after a successful call. */
    Set<Act> proves() {
        return tool.proves();
    }

    /** The line that an agent sees for a call that was given up before it ended. */
    Note resultUnknown() {
        return labelled("결과 미확인", "result unknown");
    }

    /**
     * Calls the tool if the subscriber is identified well enough and the arguments fit.
     *
     * @param written the arguments as the model wrote them
     * @param context requested only if the tool is called
     */
    Uni<ToolOutcome> call(ToolCaller caller, String written, Supplier<ToolContext> context) {
        return Uni.createFrom().deferred(() -> {
            Timer.Sample since = Timer.start(meters);
            return checked(caller, written, context)
                    .onTermination()
                    .invoke((outcome, failure, cancelled) -> ToolRegistry.measure(
                            meters,
                            since,
                            spec().name(),
                            outcome == null ? "cancelled" : outcome.kind().label()));
        });
    }

    /** Whether a call would pass the checks and reach the tool. */
    boolean wouldRun(ToolCaller caller, String written) {
        return caller.assurance().satisfies(needed)
                && (tool.acceptsAnyArguments() || schema.check(written).isValid());
    }

    private Uni<ToolOutcome> checked(ToolCaller caller, String written, Supplier<ToolContext> context) {
        if (!caller.assurance().satisfies(needed)) {
            return Uni.createFrom().item(notAssured());
        }
        Checked checked = schema.check(written);
        if (checked.isValid()) {
            return bounded(context.get(), checked.arguments());
        }
        return tool.acceptsAnyArguments()
                ? bounded(context.get(), WrittenArguments.asObject(written))
                : Uni.createFrom().item(doNotFit(checked.problems()));
    }

    private Uni<ToolOutcome> bounded(ToolContext context, JsonNode arguments) {
        Uni<ToolOutcome> answer = Uni.createFrom()
                .deferred(() -> tool.call(context, arguments))
                .onItem()
                .ifNull()
                .failWith(() -> new IllegalStateException("no outcome"))
                .onFailure()
                .recoverWithItem(this::broken);
        Uni<ToolOutcome> late = timers.after(config.timeout()).replaceWith(this::noAnswer);
        return Uni.combine().any().of(answer, late);
    }

    private ToolOutcome broken(Throwable failure) {
        LOG.warnf(
                "tool failed tool=%s cause=%s",
                spec().name(), failure.getClass().getSimpleName());
        return failed(
                Kind.UNAVAILABLE,
                "This failed. Say that it does not work at the moment, and offer to try again later or to connect an"
                        + " agent.",
                labelled("실패", "failed"));
    }

    private ToolOutcome noAnswer() {
        return failed(
                Kind.TIMEOUT,
                "This failed: there was no answer in time. Say that it takes too long at the moment, and offer to try"
                        + " again later or to connect an agent.",
                labelled("응답 없음", "no answer in time"));
    }

    private ToolOutcome failed(Kind kind, String words, Note shown) {
        return tool.hasSideEffects()
                ? ToolOutcome.inDoubt(resultUnknown())
                : ToolOutcome.failure(kind, words, Optional.of(shown));
    }

    private ToolOutcome notAssured() {
        String refused = tool.hasSideEffects()
                ? "so this cannot be done here. "
                : "so this must not be told here. Give no such figures, not even from earlier in the conversation. ";
        return ToolOutcome.refusal(
                "identity",
                "It is not certain enough who the subscriber is, " + refused
                        + "Offer both: the operator's app, where the subscriber is signed in, or to connect an agent,"
                        + " who can check who the subscriber is.",
                labelled("거절, 본인 확인 부족", "refused, identity not certain enough"));
    }

    private static ToolOutcome doNotFit(List<String> problems) {
        return ToolOutcome.failure(
                Kind.INVALID_ARGUMENTS,
                "The arguments do not fit; call again with these corrected: " + String.join("; ", problems),
                Optional.empty());
    }

    private Note labelled(String ko, String en) {
        return tool.description().label().with(ko, en);
    }
}
