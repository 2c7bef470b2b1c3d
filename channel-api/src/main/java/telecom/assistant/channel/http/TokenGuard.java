package telecom.assistant.channel.http;

import io.vertx.core.http.HttpServerRequest;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Optional;

/**
 * Protects an endpoint with one token, which each request has to present. While no token is configured, only
 * {@linkplain LoopbackGuard this machine} may use the endpoint. Stateless and therefore thread-safe.
 */
public final class TokenGuard {

    private TokenGuard() {}

    /**
     * Whether the request may be served. The time that the comparison takes reveals nothing about the token.
     *
     * @param configured the token; empty when none is configured
     * @param presented the token in the request; null when it contains none
     */
    public static boolean admits(Optional<String> configured, String presented, HttpServerRequest request) {
        return configured.map(token -> isEqual(token, presented)).orElseGet(() -> LoopbackGuard.admits(request));
    }

    /**
     * Whether the tokens are equal. The time that the comparison takes does not reveal how much of a guess is right.
     */
    public static boolean isEqual(String expected, String presented) {
        return presented != null
                && MessageDigest.isEqual(
                        expected.getBytes(StandardCharsets.UTF_8), presented.getBytes(StandardCharsets.UTF_8));
    }
}
