package telecom.assistant.local.login;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** Signs the tokens that the stand-in issues. Thread-safe. */
final class Tokens {
    private static final Duration LIFETIME = Duration.ofMinutes(15);

    private final String issuer;
    private volatile SigningKey key = SigningKey.generate();
    private volatile SigningKey formerKey;
    private volatile Duration lifetime = LIFETIME;

    Tokens(String issuer) {
        this.issuer = issuer;
    }

    void reset() {
        lifetime = LIFETIME;
    }

    void lifetime(Duration wanted) {
        lifetime = wanted;
    }

    /** Signs with a new key from now on; tokens that the previous key signed can still be verified. */
    void rotate() {
        formerKey = key;
        key = SigningKey.generate();
    }

    JsonObject keys() {
        JsonArray keys = new JsonArray().add(key.toJwk());
        SigningKey former = formerKey;
        if (former != null) {
            keys.add(former.toJwk());
        }
        return new JsonObject().put("keys", keys);
    }

    long seconds() {
        return lifetime.toSeconds();
    }

    /** @param nonce the nonce of the sign-in request; null if it had none */
    String of(Person person, String client, String nonce) {
        JsonObject claims = claims(person.id(), client, person.roles())
                .put("name", person.name())
                .put("preferred_username", person.id())
                .put("skills", new JsonArray(person.skills()))
                .put("teams", new JsonArray(person.teams()));
        if (nonce != null) {
            claims.put("nonce", nonce);
        }
        return key.sign(claims);
    }

    /** A token for a service account, for use at the gateway. */
    String of(Client client) {
        return key.sign(claims(client.id(), Client.GATEWAY.id(), client.roles()));
    }

    private JsonObject claims(String subject, String audience, List<String> roles) {
        long now = Instant.now().getEpochSecond();
        return new JsonObject()
                .put("iss", issuer)
                .put("sub", subject)
                .put("aud", audience)
                .put("iat", now)
                .put("exp", now + seconds())
                .put("jti", UUID.randomUUID().toString())
                .put("roles", new JsonArray(roles));
    }
}
