package telecom.assistant.channel.web.directline;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.util.Locale;
import javax.crypto.SecretKey;
import org.apache.commons.codec.digest.HmacAlgorithms;
import org.apache.commons.codec.digest.HmacUtils;
import org.jose4j.jwa.AlgorithmConstraints;
import org.jose4j.jws.AlgorithmIdentifiers;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.MalformedClaimException;
import org.jose4j.jwt.NumericDate;
import org.jose4j.jwt.consumer.InvalidJwtException;
import org.jose4j.jwt.consumer.JwtConsumerBuilder;
import org.jose4j.keys.HmacKey;
import org.jose4j.lang.JoseException;
import telecom.assistant.channel.SubscriberConfig;
import telecom.assistant.channel.web.config.WebConfig;
import telecom.assistant.channel.web.failure.WebFailure;
import telecom.assistant.channel.web.failure.WebFailure.Reason;

/**
 * Signed tokens (JWT, HS256), each for one {@link Grant} and one {@link Use}. They contain no phone number and are not
 * stored: every node with the same key accepts them, even after a restart.
 */
@ApplicationScoped
class DirectLineTokens {

    /** What a token is for. A token from a URL is useless anywhere else. */
    enum Use {
        /** The {@code Authorization} header. */
        BEARER,
        /** The {@code t} parameter of the stream's URL. */
        STREAM;

        private String audience() {
            return "direct-line-" + name().toLowerCase(Locale.ROOT);
        }
    }

    private static final String CONVERSATION = "conv";
    private static final AlgorithmConstraints ONLY_HS256 =
            new AlgorithmConstraints(AlgorithmConstraints.ConstraintType.PERMIT, AlgorithmIdentifiers.HMAC_SHA256);

    private final SecretKey key;
    private final Clock clock;

    @Inject
    DirectLineTokens(WebConfig config, SubscriberConfig subscribers) {
        this(
                config.directLine().tokenKey().or(config.directLine()::secret).orElseGet(subscribers::secret),
                Clock.systemUTC());
    }

    DirectLineTokens(String secret, Clock clock) {
        this.key = new HmacKey(new HmacUtils(HmacAlgorithms.HMAC_SHA_256, secret).hmac("direct line tokens"));
        this.clock = clock;
    }

    String issue(Grant grant, Use use, Duration lifetime) {
        JwtClaims claims = new JwtClaims();
        claims.setSubject(grant.userId());
        claims.setAudience(use.audience());
        claims.setStringClaim(CONVERSATION, grant.conversation());
        claims.setIssuedAt(now());
        claims.setExpirationTime(NumericDate.fromMilliseconds(clock.millis() + lifetime.toMillis()));
        JsonWebSignature signature = new JsonWebSignature();
        signature.setAlgorithmHeaderValue(AlgorithmIdentifiers.HMAC_SHA256);
        signature.setKey(key);
        signature.setPayload(claims.toJson());
        try {
            return signature.getCompactSerialization();
        } catch (JoseException e) {
            throw new IllegalStateException("every Java platform has HMAC-SHA-256", e);
        }
    }

    /**
     * What the token allows.
     *
     * @throws WebFailure when it has expired, is not ours, or is for another use
     */
    Grant read(String token, Use use) {
        try {
            JwtClaims claims = new JwtConsumerBuilder()
                    .setVerificationKey(key)
                    .setJwsAlgorithmConstraints(ONLY_HS256)
                    .setExpectedAudience(use.audience())
                    .setRequireExpirationTime()
                    .setRequireSubject()
                    .setEvaluationTime(now())
                    .build()
                    .processToClaims(token);
            return new Grant(claims.getStringClaimValue(CONVERSATION), claims.getSubject());
        } catch (InvalidJwtException e) {
            // The exception's own message quotes the token.
            throw e.hasExpired()
                    ? new WebFailure(Reason.TOKEN_EXPIRED, "token: expired (expected: one that was refreshed in time)")
                    : invalid();
        } catch (MalformedClaimException | IllegalArgumentException e) {
            throw invalid();
        }
    }

    private NumericDate now() {
        return NumericDate.fromMilliseconds(clock.millis());
    }

    private static WebFailure invalid() {
        return new WebFailure(Reason.TOKEN_INVALID, "token: invalid (expected: one issued by this service)");
    }
}
