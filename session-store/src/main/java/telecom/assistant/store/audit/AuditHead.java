package telecom.assistant.store.audit;

import java.util.UUID;

/**
 * Identifies the last entry of a chain. It is kept apart from the chain, so that it shows when the end of the chain is
 * missing.
 *
 * @param number the number of the last entry; 0 if there is none
 * @param hash the hash of the last entry; the writer's id if there is none
 */
public record AuditHead(UUID writer, long number, String hash) {

    static AuditHead none(UUID writer) {
        return new AuditHead(writer, 0, writer.toString());
    }
}
