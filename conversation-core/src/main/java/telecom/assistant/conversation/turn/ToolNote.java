package telecom.assistant.conversation.turn;

import java.time.Instant;
import java.util.UUID;

/**
 * A note for agents about a tool call.
 *
 * @param id the call's id if it was carried out, which is the same when the message is answered again
 * @param sideEffectOf the tool's name if it changed something, or may have; null if it changed nothing
 */
public record ToolNote(UUID id, String text, Instant at, String sideEffectOf) {}
