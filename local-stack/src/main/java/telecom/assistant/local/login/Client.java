package telecom.assistant.local.login;

import java.util.List;
import java.util.Optional;

/**
 * A program that is registered with the stand-in. The secrets need not be secret, because the stand-in listens on
 * loopback only.
 *
 * @param roles the roles in the tokens that it gets in exchange for its own credentials (RFC 6749, section 4.4); empty
 *     if it gets no such tokens
 */
public record Client(String id, String secret, List<String> roles) {

    /** The gateway itself, to which people sign in. */
    public static final Client GATEWAY =
            new Client("assistant-gateway", "loopback-only-client-secret-of-the-stack", List.of());

    /** A service account for administration. */
    public static final Client OPERATIONS =
            new Client("operations", "loopback-only-service-secret-of-the-stack", List.of("admin"));

    /** A service account that reads the audit trail. */
    public static final Client ARCHIVE =
            new Client("archive", "loopback-only-archive-secret-of-the-stack", List.of("auditor"));

    static Optional<Client> of(String id, String secret) {
        return List.of(GATEWAY, OPERATIONS, ARCHIVE).stream()
                .filter(client -> client.id.equals(id) && client.secret.equals(secret))
                .findFirst();
    }

    @Override
    public String toString() {
        return id;
    }
}
