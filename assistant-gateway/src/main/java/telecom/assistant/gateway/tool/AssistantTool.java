package telecom.assistant.gateway.tool;

import com.fasterxml.jackson.databind.JsonNode;
import io.smallrye.mutiny.Uni;
import java.util.Set;

/**
 * Something that the model can do besides talking. Every CDI bean of this type is offered to it, unless the settings
 * leave it out.
 *
 * <p>A tool is called on an event loop and must not block it; several calls run at the same time. It need not watch the
 * time itself: a call that takes too long is cancelled. Because a turn may run again after a crash, a tool must carry
 * out its side effects only once for each {@link ToolContext#call()}.
 */
public interface AssistantTool {

    /** How it is described to the model and to agents, and how well the subscriber has to be identified. */
    ToolDescription description();

    /** Whether everything that it needs is configured; otherwise it is not offered. */
    default boolean isAvailable() {
        return true;
    }

    /** Whether it changes something, so that a call that was given up may have been carried out nevertheless. */
    default boolean hasSideEffects() {
        return false;
    }

    /**
     * What a reply may claim after a call that was answered. A tool that neither changes anything nor finds a state
     * proves nothing.
     */
    default Set<Act> proves() {
        return Set.of(hasSideEffects() ? Act.CHANGE : Act.LOOK_UP);
    }

    /**
     * Whether it is still called when the arguments do not fit the schema, because that is better than no call at all.
     * All other tools only get arguments that fit.
     */
    default boolean acceptsAnyArguments() {
        return false;
    }

    /**
     * Carries out a call. If this fails, the model gets a general message; where the model can do something about it,
     * return {@link ToolOutcome#failure} instead.
     *
     * @param arguments an object that fits the schema in the {@link #description()}
     */
    Uni<ToolOutcome> call(ToolContext context, JsonNode arguments);
}
