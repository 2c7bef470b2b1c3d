package telecom.assistant.channel.http;

import io.vertx.core.http.HttpServerRequest;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Optional;

/**
 * Who may use an endpoint that one token opens: whoever presents the token, and as long as none is configured,
 * {@linkplain LoopbackGuard this machine}. Pure, hence thread-safe.
 */
public final class TokenGuard {

    private TokenGuard() {}

    /**
     * Whether the request may be served. The time that a comparison takes reveals nothing about the token.
     *
     * @param configured the token; empty when there is none yet
     * @param presented the token that the request presents; null if it presents none
     */
    public static boolean admits(Optional<String> configured, String presented, HttpServerRequest request) {
        return configured.map(token -> isEqual(token, presented)).orElseGet(() -> LoopbackGuard.admits(request));
    }

    private static boolean isEqual(String expected, String presented) {
        return presented != null
                && MessageDigest.isEqual(
                        expected.getBytes(StandardCharsets.UTF_8), presented.getBytes(StandardCharsets.UTF_8));
    }
}
