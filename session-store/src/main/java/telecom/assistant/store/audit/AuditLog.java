package telecom.assistant.store.audit;

import io.smallrye.mutiny.Uni;

/** Where it is recorded what somebody is about to do. */
@FunctionalInterface
public interface AuditLog {

    /** Adds an entry. It is stored when the result arrives; after a failure, what was to be done must not be done. */
    Uni<Void> append(AuditedAction action);
}
