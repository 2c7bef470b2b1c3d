package telecom.assistant.store.audit;

import java.util.UUID;

/**
 * A fault in a chain of the audit trail.
 *
 * @param number the number of the entry concerned; for {@link Kind#CUT_OFF}, of the first one that is missing
 */
public record AuditFinding(UUID writer, long number, Kind kind) {

    /** What happened to the entry. */
    public enum Kind {
        /** It is missing although later entries exist. */
        REMOVED,
        /** Its content differs from when it was written. */
        CHANGED,
        /** The writer did not write it, or not in this position. */
        INSERTED,
        /** It and all later entries are missing, although the head proves that it existed. */
        CUT_OFF
    }
}
