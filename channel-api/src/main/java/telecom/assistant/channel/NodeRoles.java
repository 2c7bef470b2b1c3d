package telecom.assistant.channel;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** What this process does: {@code assistant.roles}, any of engine, voice, sms, web and desk; all of them by default. */
@ApplicationScoped
public class NodeRoles {

    public static final String ALL = "engine,voice,sms,web,desk";

    private final Set<String> roles;

    public NodeRoles(@ConfigProperty(name = "assistant.roles", defaultValue = ALL) List<String> roles) {
        this.roles = roles.stream().map(String::strip).collect(Collectors.toUnmodifiableSet());
        if (!List.of(ALL.split(",")).containsAll(this.roles)) {
            throw new IllegalArgumentException("assistant.roles: " + this.roles + " (expected: any of " + ALL + ")");
        }
    }

    /** Whether this process has the role. */
    public boolean has(String role) {
        return roles.contains(role);
    }
}
