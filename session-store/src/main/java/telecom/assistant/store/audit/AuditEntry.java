package telecom.assistant.store.audit;

import java.time.Instant;
import java.util.UUID;

/**
 * An entry of the audit trail.
 *
 * @param number the position in the chain of its writer, counted from 1
 * @param at the time by the writer's clock, in whole microseconds
 * @param previous the hash of the previous entry; for the first one, the writer's id
 * @param hash the hash of everything else, in base64url
 */
public record AuditEntry(UUID writer, long number, Instant at, AuditedAction action, String previous, String hash) {

    AuditHead head() {
        return new AuditHead(writer, number, hash);
    }
}
