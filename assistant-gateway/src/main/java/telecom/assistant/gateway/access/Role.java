package telecom.assistant.gateway.access;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** A user's job. The provider names these roles in lower case, and may have other roles, too. */
public enum Role {
    /** Talks to subscribers at the desk. */
    AGENT,
    /** Leads agents, and sees what they see. */
    SUPERVISOR,
    /** Runs the assistant. */
    ADMIN,
    /** Sees who did what, but none of the conversations. */
    AUDITOR;

    /** The role's name at the provider and in the documentation. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Optional<Role> of(String label) {
        return Arrays.stream(values())
                .filter(role -> role.label().equals(label))
                .findFirst();
    }
}
