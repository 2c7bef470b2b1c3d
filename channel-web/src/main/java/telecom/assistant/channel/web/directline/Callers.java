package telecom.assistant.channel.web.directline;

import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.net.SocketAddress;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import telecom.assistant.channel.http.AddressLimits;
import telecom.assistant.channel.http.LoopbackGuard;
import telecom.assistant.channel.http.TokenGuard;
import telecom.assistant.channel.web.config.WebConfig;
import telecom.assistant.channel.web.failure.WebFailure;
import telecom.assistant.channel.web.failure.WebFailure.Reason;

/**
 * Identifies the caller by the {@code Authorization} header of the request. If no secret is configured, only requests
 * from this machine are served.
 */
@ApplicationScoped
class Callers {

    static final String ONLY_THIS_MACHINE =
            "only this machine is served without a secret (setting assistant.web.direct-line.secret)";

    private static final String SCHEME = "Bearer ";

    private final DirectLineTokens tokens;
    private final AddressLimits addresses;
    private final Optional<String> secret;

    Callers(DirectLineTokens tokens, AddressLimits addresses, WebConfig config) {
        this.tokens = tokens;
        this.addresses = addresses;
        this.secret = config.directLine().secret();
    }

    /** Returns the caller; fails when the header does not authenticate the caller. */
    Caller of(HttpServerRequest request) {
        // The gate has checked this by path. Checking it again protects endpoints that the gate might not cover.
        if (secret.isEmpty() && !LoopbackGuard.admits(request)) {
            throw new WebFailure(Reason.TOKEN_INVALID, ONLY_THIS_MACHINE);
        }
        String authorization = request.getHeader(HttpHeaders.AUTHORIZATION);
        if (authorization == null || authorization.isBlank()) {
            if (secret.isPresent()) {
                throw new WebFailure(
                        Reason.UNAUTHENTICATED, "Authorization: missing (expected: Bearer, secret or token)");
            }
            return Caller.OPERATOR;
        }
        if (!authorization.regionMatches(true, 0, SCHEME, 0, SCHEME.length())) {
            throw new WebFailure(Reason.UNAUTHENTICATED, "Authorization: unknown scheme (expected: Bearer)");
        }
        String credential = authorization.substring(SCHEME.length()).trim();
        try {
            return Caller.withToken(tokens.read(credential, DirectLineTokens.Use.BEARER));
        } catch (WebFailure notToken) {
            return operator(credential, request.remoteAddress(), notToken);
        }
    }

    /** Genuine tokens, even expired ones, are always read, but the number of guesses at the secret is limited. */
    private Caller operator(String credential, SocketAddress address, WebFailure notToken) {
        if (notToken.reason() == Reason.TOKEN_EXPIRED) {
            throw notToken;
        }
        if (!addresses.mayGuess(address)) {
            throw new WebFailure(
                    Reason.TOO_MANY,
                    "Authorization: too many wrong ones (expected: fewer, setting assistant.limits.address.wrong-credentials)");
        }
        if (secret.isEmpty() || !TokenGuard.isEqual(secret.get(), credential)) {
            addresses.recordWrongCredential(address);
            throw notToken;
        }
        return Caller.OPERATOR;
    }

    /** Fails unless the caller is the operator's backend. */
    void requireOperator(HttpServerRequest request) {
        if (of(request).token().isPresent()) {
            throw new WebFailure(
                    Reason.TOKEN_INVALID,
                    "Authorization: a token (expected: the secret, setting assistant.web.direct-line.secret)");
        }
    }
}
