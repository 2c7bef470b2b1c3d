package telecom.assistant.gateway.tool;

import com.fasterxml.jackson.databind.JsonNode;
import io.smallrye.mutiny.Uni;
import java.util.Set;

/**
 * An action that the model can take besides talking. Every CDI bean of this type is offered to the model, unless the
 * settings leave it out.
 *
 * <p>A tool is called on an event loop and must not block it; several calls run at the same time. It need not enforce a
 * time-out itself: a call that takes too long is cancelled. Because a turn may run again after a crash, a tool must
 * carry out its side effects only once for each {@link ToolContext#call()}.
 */
public interface AssistantTool {

    /** Describes the tool to the model and to agents, and says how well the subscriber must be identified. */
    ToolDescription description();

    /** Whether everything that the tool needs is configured; otherwise it is not offered. */
    default boolean isAvailable() {
        return true;
    }

    /** Whether the tool changes something, so that a call that was given up may still have been carried out. */
    default boolean hasSideEffects() {
        return false;
    }

    /**
     * The acts that a reply may claim after a successful call. A tool that neither changes anything nor looks up a
     * state proves nothing.
     */
    default Set<Act> proves() {
        return Set.of(hasSideEffects() ? Act.CHANGE : Act.LOOK_UP);
    }

    /**
     * Whether the tool is called even if the arguments do not fit the schema, because that is better than no call at
     * all. Other tools get only arguments that fit.
     */
    default boolean acceptsAnyArguments() {
        return false;
    }

    /**
     * Carries out a call. If it fails, the model gets a general message; return {@link ToolOutcome#failure} instead if
     * the model can do something about the failure.
     *
     * @param arguments an object that fits the schema in the {@link #description()}
     */
    Uni<ToolOutcome> call(ToolContext context, JsonNode arguments);
}
