package telecom.assistant.store.audit;

import java.util.UUID;

/**
 * A fault in a chain of the audit trail.
 *
 * @param number the number of the entry concerned; for {@link Kind#CUT_OFF}, of the first entry that is missing
 */
public record AuditFinding(UUID writer, long number, Kind kind) {

    /** What happened to the entry. */
    public enum Kind {
        /** The entry is missing although later entries exist. */
        REMOVED,
        /** The content of the entry is no longer what was written. */
        CHANGED,
        /** The writer did not write the entry, or not in this position. */
        INSERTED,
        /** The entry and all later ones are missing, although the head proves that it existed. */
        CUT_OFF
    }
}
