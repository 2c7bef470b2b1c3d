package telecom.assistant.store.audit;

import java.util.UUID;

/**
 * The last entry of a chain, kept apart from the chain to show if its end is missing.
 *
 * @param number 0 if nothing was written yet
 * @param hash of the last entry; the writer's id if there is none
 */
public record AuditHead(UUID writer, long number, String hash) {

    static AuditHead none(UUID writer) {
        return new AuditHead(writer, 0, writer.toString());
    }
}
