package telecom.assistant.gateway.tool;

import telecom.assistant.conversation.Assurance;
import telecom.assistant.model.ToolSpec;

/**
 * The description of a tool; it does not change while the application runs.
 *
 * @param spec how the tool is described to the model
 * @param label the tool's name for agents, such as "bill look-up"
 * @param assurance how well the subscriber has to be identified, unless {@code assistant.tools.assurance} says
 *     otherwise
 */
public record ToolDescription(ToolSpec spec, Note label, Assurance assurance) {

    /** The name that the model and the settings use for the tool. */
    public String name() {
        return spec.name();
    }
}
