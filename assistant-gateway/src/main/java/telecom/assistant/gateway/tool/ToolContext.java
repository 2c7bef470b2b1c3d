package telecom.assistant.gateway.tool;

import java.util.UUID;

/**
 * One call of a tool, and for whom it is made.
 *
 * @param call identifies the call, so that its side effects happen only once. It is the same when the same utterance is
 *     answered again, in this turn or a later one, and the tool is called again. It counts the calls of a tool within a
 *     turn and ignores how the model words them, because a model that is asked again uses other words
 * @param callNumber 1, 2, 3 … among the different calls of the tool within the turn
 */
public record ToolContext(ToolCaller caller, UUID call, int callNumber) {}
