package telecom.assistant.store.audit;

import java.util.Objects;

/**
 * An action that somebody is about to carry out. A string that does not apply is empty, never null.
 *
 * @param actor the id of the person or program
 * @param roles the actor's roles, separated by commas
 * @param action one word, such as {@code read}
 * @param subscriber the pseudonym of the subscriber whose data is concerned
 * @param conversation the conversation's id
 * @param target what else is concerned, such as a command or the path of a request
 * @param address the IP address from which the actor connects
 * @param reason the reason that the actor gave
 */
public record AuditedAction(
        String actor,
        String roles,
        String action,
        String subscriber,
        String conversation,
        String target,
        String address,
        String reason) {

    public AuditedAction {
        Objects.requireNonNull(actor, "actor");
        Objects.requireNonNull(roles, "roles");
        Objects.requireNonNull(action, "action");
        Objects.requireNonNull(subscriber, "subscriber");
        Objects.requireNonNull(conversation, "conversation");
        Objects.requireNonNull(target, "target");
        Objects.requireNonNull(address, "address");
        Objects.requireNonNull(reason, "reason");
    }

    /** Names the action only: the reason is free text that somebody typed. */
    @Override
    public String toString() {
        return "AuditedAction[" + action + "]";
    }
}
