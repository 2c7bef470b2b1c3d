package telecom.assistant.local.login;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/** The codes and refresh tokens that have been issued; each can be used once. Thread-safe. */
final class Grants {

    /**
     * A person's sign-in to a client.
     *
     * @param nonce the nonce of the sign-in request; null if it had none
     */
    record Grant(Person person, String client, String nonce) {}

    /** @param challenge the code challenge of PKCE (RFC 7636, section 4.2) */
    private record Code(Grant grant, String redirect, String challenge) {}

    private final Map<String, Code> codes = new ConcurrentHashMap<>();
    private final Map<String, Grant> refreshes = new ConcurrentHashMap<>();

    String issueCode(Grant grant, String redirect, String challenge) {
        String code = UUID.randomUUID().toString();
        codes.put(code, new Code(grant, redirect, challenge));
        return code;
    }

    /**
     * Redeems a code if the client, the redirect address and the verifier match those for which the code was issued.
     */
    Optional<Grant> redeem(String code, String client, String redirect, String verifier) {
        return Optional.ofNullable(code == null ? null : codes.remove(code))
                .filter(found -> found.grant.client().equals(client))
                .filter(found -> found.redirect.equals(redirect))
                .filter(found -> verifier != null && found.challenge.equals(challenge(verifier)))
                .map(Code::grant);
    }

    String issueRefreshToken(Grant grant) {
        String token = UUID.randomUUID().toString();
        refreshes.put(token, grant);
        return token;
    }

    Optional<Grant> redeemRefresh(String token, String client) {
        return Optional.ofNullable(token == null ? null : refreshes.remove(token))
                .filter(grant -> grant.client().equals(client));
    }

    void forget() {
        codes.clear();
        refreshes.clear();
    }

    private static String challenge(String verifier) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(verifier.getBytes(StandardCharsets.US_ASCII));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
