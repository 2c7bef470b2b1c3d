package telecom.assistant.gateway.access;

import io.quarkus.security.identity.SecurityIdentity;
import java.security.Principal;
import java.time.Instant;
import java.util.Collection;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.eclipse.microprofile.jwt.JsonWebToken;

/**
 * A signed-in user: a person, or a program with an account of its own.
 *
 * @param id the provider's subject (OpenID Connect Core 1.0, section 2), which stays the same
 * @param name the display name, which subscribers see, too
 * @param until when the log-in ends
 */
public record Actor(String id, String name, Set<Role> roles, Set<String> skills, Set<String> teams, Instant until)
        implements Principal {

    public Actor {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(until, "until");
        roles = Set.copyOf(roles);
        skills = Set.copyOf(skills);
        teams = Set.copyOf(teams);
    }

    /** The actor behind an identity; empty unless the identity comes from a token with a subject and an expiry. */
    static Optional<Actor> of(SecurityIdentity identity, AccessConfig config) {
        if (identity == null
                || identity.isAnonymous()
                || !(identity.getPrincipal() instanceof JsonWebToken token)
                || token.getSubject() == null
                || token.getExpirationTime() <= 0) {
            return Optional.empty();
        }
        String name = Optional.<Object>ofNullable(token.getClaim("name"))
                .map(Object::toString)
                .filter(given -> !given.isBlank())
                .orElseGet(token::getName);
        return Optional.of(new Actor(
                token.getSubject(),
                name,
                identity.getRoles().stream()
                        .flatMap(label -> Role.of(label).stream())
                        .collect(Collectors.toSet()),
                strings(token.getClaim(config.skillsClaim())),
                strings(token.getClaim(config.teamsClaim())),
                Instant.ofEpochSecond(token.getExpirationTime())));
    }

    /** The strings in a claim. They may be JSON API values, whose string form has quotation marks around it. */
    private static Set<String> strings(Object claim) {
        if (!(claim instanceof Collection<?> values)) {
            return Set.of();
        }
        return values.stream()
                .map(String::valueOf)
                .map(value ->
                        value.length() > 1 && value.startsWith("\"") ? value.substring(1, value.length() - 1) : value)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** Whether the log-in has ended. */
    public boolean isLogInOver(Instant now) {
        return !now.isBefore(until);
    }

    /** Whether the actor has one of these roles. */
    public boolean hasAny(Set<Role> wanted) {
        return roles.stream().anyMatch(wanted::contains);
    }

    @Override
    public String getName() {
        return id;
    }

    /** Leaves out the name, which must not appear in logs. */
    @Override
    public String toString() {
        return "Actor[" + id + "]";
    }
}
