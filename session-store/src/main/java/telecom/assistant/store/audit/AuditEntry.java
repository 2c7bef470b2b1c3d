package telecom.assistant.store.audit;

import java.time.Instant;
import java.util.UUID;

/**
 * An entry of the audit trail.
 *
 * @param number 1, 2, 3 … in the chain of its writer
 * @param at the time by the writer's clock, in whole microseconds
 * @param previous the hash of the previous entry; for the first one, the writer's id
 * @param hash over everything else, base64url
 */
public record AuditEntry(UUID writer, long number, Instant at, AuditedAction action, String previous, String hash) {

    AuditHead head() {
        return new AuditHead(writer, number, hash);
    }
}
