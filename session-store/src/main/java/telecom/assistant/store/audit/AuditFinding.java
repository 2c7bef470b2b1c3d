package telecom.assistant.store.audit;

import java.util.UUID;

/**
 * What is wrong with a chain.
 *
 * @param number of the entry concerned; for {@link Kind#CUT_OFF}, the first that is missing
 */
public record AuditFinding(UUID writer, long number, Kind kind) {

    /** What has happened to an entry. */
    public enum Kind {
        /** It was there, because later ones are. */
        REMOVED,
        /** It does not say what it said when it was written. */
        CHANGED,
        /** It was not written by the writer, or not at this place. */
        INSERTED,
        /** It was there, because the head says so, and nothing after it is. */
        CUT_OFF
    }
}
