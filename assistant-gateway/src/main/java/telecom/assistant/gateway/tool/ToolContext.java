package telecom.assistant.gateway.tool;

import java.util.UUID;

/**
 * One call of a tool, and for whom it is made.
 *
 * @param call the same when the same words are answered again, in this turn or a later one, and call the tool again: what
 *     a tool does, it does once for it.
 *     It counts the calls of a tool within a turn and leaves out how the model words them, because a model that is asked
 *     again words the same thing differently
 * @param number 1, 2, 3 … among the different calls of the tool within the turn
 */
public record ToolContext(ToolCaller caller, UUID call, int number) {}
