package telecom.assistant.store.audit;

import java.util.Objects;

/**
 * Something that somebody is about to do. A text is empty if there is nothing to say; none is null.
 *
 * @param actor the id of the person or program
 * @param roles of the actor, separated by commas
 * @param action one word, such as {@code read}
 * @param subscriber the pseudonym of whose data it is
 * @param conversation the conversation's id
 * @param target what else is concerned, such as a command or the path of a request
 * @param address from where, an IP address
 * @param reason as the actor gave it
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

    /** Leaves out the reason, which somebody has typed. */
    @Override
    public String toString() {
        return "AuditedAction[" + action + "]";
    }
}
