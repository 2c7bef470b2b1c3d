package telecom.assistant.gateway.access;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/**
 * Who may use the desk, the administration and their pages. The OpenID provider itself is configured with {@code
 * quarkus.oidc.auth-server-url}, {@code quarkus.oidc.client-id} and {@code quarkus.oidc.credentials.secret}.
 */
@ConfigMapping(prefix = "assistant.access")
public interface AccessConfig {

    /**
     * Whether people must sign in with the OpenID provider and programs must present its tokens. Otherwise the desk and
     * the administration have one shared token each ({@code assistant.desk.token}, {@code assistant.admin.token}),
     * which is deprecated. When log-in is on, these tokens are not accepted.
     */
    @WithDefault("false")
    boolean logIn();

    /** The claim that lists an agent's skills, as strings. */
    @WithDefault("skills")
    String skillsClaim();

    /** The claim that lists the teams that an agent belongs to or a supervisor leads, as strings. */
    @WithDefault("teams")
    String teamsClaim();
}
