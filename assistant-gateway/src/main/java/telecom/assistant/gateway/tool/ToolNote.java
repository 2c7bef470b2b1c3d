package telecom.assistant.gateway.tool;

import java.time.Instant;
import java.util.UUID;

/**
 * What an agent is shown of a call.
 *
 * @param id the call's own where it was carried out
 * @param sideEffectOf the tool's name where it changed something, or may have; null where nothing was changed
 */
public record ToolNote(UUID id, Note line, Instant at, String sideEffectOf) {}
