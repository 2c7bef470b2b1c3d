package telecom.assistant.gateway.tool;

import telecom.assistant.conversation.Assurance;
import telecom.assistant.model.ToolSpec;

/**
 * What a tool is; constant while the application runs.
 *
 * @param spec how it is described to the model
 * @param label its name for agents, such as "bill look-up"
 * @param assurance how well the subscriber has to be identified, unless {@code assistant.tools.assurance} says
 *     otherwise
 */
public record ToolDescription(ToolSpec spec, Note label, Assurance assurance) {

    /** The name that the model and the settings use for it. */
    public String name() {
        return spec.name();
    }
}
