package telecom.assistant.store.audit;

import io.smallrye.mutiny.Uni;

/** Records actions before they are carried out. */
@FunctionalInterface
public interface AuditLog {

    /** Adds an entry, which is stored when the result arrives. If this fails, the action must not be carried out. */
    Uni<Void> append(AuditedAction action);
}
