package telecom.assistant.gateway.tool;

import telecom.assistant.conversation.Assurance;
import com.fasterxml.jackson.databind.JsonNode;
import io.smallrye.mutiny.Uni;
import telecom.assistant.model.ToolSpec;

/**
 * Something that the model can do beside talking. Each CDI bean of this type is offered to it, unless the settings leave
 * it out.
 *
 * <p>A tool is called from an event loop and must not block it; several calls run at the same time. It does not keep time
 * itself: a call that takes too long is cancelled. Because a turn may run again after a crash, whatever it does to the
 * world has to be done once for each {@link ToolContext#call()}.
 */
public interface AssistantTool {

    /** What the model is told of it; the same as long as the application runs. */
    ToolSpec spec();

    /** What an agent reads it as, such as "bill look-up". */
    Note label();

    /** How well the subscriber has to be known, unless {@code assistant.tools.assurance} says otherwise. */
    Assurance assurance();

    /** Whether what it works with is configured; it is not offered otherwise. */
    default boolean isAvailable() {
        return true;
    }

    /** Whether it changes something, so that a call whose end nobody saw may have been carried out all the same. */
    default boolean hasSideEffects() {
        return false;
    }

    /**
     * Whether it is better called with what there is than not at all, when the arguments do not fit the schema; all
     * others are only ever given arguments that do.
     */
    default boolean takesAnyArguments() {
        return false;
    }

    /**
     * Does it. A failure is told to the model as one, in general words; what the model can do about it is better said in
     * a {@link ToolOutcome.Failure}.
     *
     * @param arguments an object that fits the schema of {@link #spec()}
     */
    Uni<ToolOutcome> call(ToolContext context, JsonNode arguments);
}
