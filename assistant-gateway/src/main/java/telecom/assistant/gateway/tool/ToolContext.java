package telecom.assistant.gateway.tool;

import java.util.UUID;

/**
 * A call of a tool, and the subscriber for whom it is made.
 *
 * @param call identifies the call, so that its side effects happen only once. It is the same when the same utterance is
 *     answered again, in this turn or a later one, and the tool is called again. It depends on how many calls of the
 *     tool came before in the turn and not on the arguments, because a model that is asked again words the arguments
 *     differently
 * @param callNumber the number of the call among the different calls of the tool within the turn, from 1
 */
public record ToolContext(ToolCaller caller, UUID call, int callNumber) {}
