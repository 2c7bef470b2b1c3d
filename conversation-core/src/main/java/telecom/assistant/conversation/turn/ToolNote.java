package telecom.assistant.conversation.turn;

import java.time.Instant;
import java.util.UUID;

/**
 * A line for agents about a tool call.
 *
 * @param id the call's own where it was carried out, the same when the same words are answered again
 * @param sideEffectOf the tool's name where it changed something, or may have; null where nothing was changed
 */
public record ToolNote(UUID id, String text, Instant at, String sideEffectOf) {}
