package telecom.assistant.channel;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * The roles of this process, from {@code assistant.roles}: any of {@code engine}, {@code desk} and the channel labels,
 * or {@code all}, which is the default.
 */
@ApplicationScoped
public class NodeRoles {

    public static final String ALL = "all";

    private final Set<String> roles;

    public NodeRoles(@ConfigProperty(name = "assistant.roles", defaultValue = ALL) List<String> roles) {
        this.roles = roles.stream().map(String::strip).collect(Collectors.toUnmodifiableSet());
    }

    /** Whether this process has the role. */
    public boolean has(String role) {
        return roles.contains(role) || roles.contains(ALL);
    }

    /** @throws IllegalArgumentException when this process has an unknown role */
    public void requireKnown(Set<String> known) {
        if (!roles.stream().allMatch(role -> role.equals(ALL) || known.contains(role))) {
            throw new IllegalArgumentException(
                    "assistant.roles: " + roles + " (expected: all, or any of " + known + ")");
        }
    }
}
