package telecom.assistant.store.audit;

import java.time.Instant;
import java.util.UUID;

/**
 * An entry of the trail.
 *
 * @param number 1, 2, 3 … in the chain of its writer
 * @param at by the writer's clock, in whole microseconds
 * @param previous the hash of the entry before; for the first, the writer's id
 * @param hash over everything else, base64url
 */
public record AuditEntry(UUID writer, long number, Instant at, AuditedAction action, String previous, String hash) {

    AuditHead head() {
        return new AuditHead(writer, number, hash);
    }
}
