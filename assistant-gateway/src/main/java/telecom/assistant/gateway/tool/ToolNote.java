package telecom.assistant.gateway.tool;

import java.time.Instant;
import java.util.UUID;

/**
 * What an agent sees of a call.
 *
 * @param id the call's own if it was carried out
 * @param sideEffectOf the tool's name if it changed something or may have; null if nothing was changed
 */
public record ToolNote(UUID id, Note line, Instant at, String sideEffectOf) {}
