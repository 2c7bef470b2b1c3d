package telecom.assistant.gateway.access;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What somebody is employed to do. The provider's roles have the names of these in lower case; it may have others. */
public enum Role {
    /** Talks to subscribers at the desk. */
    AGENT,
    /** Leads agents; sees what they see. */
    SUPERVISOR,
    /** Runs the assistant. */
    ADMIN,
    /** Reads who did what, and nothing that was said. */
    AUDITOR;

    /** As the provider and the documents write it. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Optional<Role> of(String label) {
        return Arrays.stream(values())
                .filter(role -> role.label().equals(label))
                .findFirst();
    }
}
