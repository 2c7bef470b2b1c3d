package telecom.assistant.channel.web.directline;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import javax.crypto.SecretKey;
import org.apache.commons.codec.digest.DigestUtils;
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

    /** The purpose of a token. A token from a URL is useless anywhere else. */
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
    private static final String BEGUN = "begun";
    private static final String ENDS = "ends";
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

    /** Issues a token whose session begins now and ends when the token expires. */
    String issue(Grant grant, Use use, Duration lifetime) {
        return issue(grant, use, lifetime, clock.instant(), clock.instant().plus(lifetime));
    }

    /**
     * Issues a token.
     *
     * @param begun when its session began
     * @param ends when the access that it gives ends, which may be later than the token's own expiry
     */
    String issue(Grant grant, Use use, Duration lifetime, Instant begun, Instant ends) {
        JwtClaims claims = new JwtClaims();
        claims.setJwtId(UUID.randomUUID().toString());
        claims.setSubject(grant.userId());
        claims.setAudience(use.audience());
        claims.setStringClaim(CONVERSATION, grant.conversation());
        claims.setIssuedAt(now());
        claims.setExpirationTime(NumericDate.fromMilliseconds(clock.millis() + lifetime.toMillis()));
        claims.setNumericDateClaim(BEGUN, NumericDate.fromMilliseconds(begun.toEpochMilli()));
        claims.setNumericDateClaim(ENDS, NumericDate.fromMilliseconds(ends.toEpochMilli()));
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
     * Reads and checks a token. A token of an older release has neither an id nor the times of its session: its hash is
     * then its id, and its session begins and ends with the token.
     *
     * @throws WebFailure when it has expired, was not issued by this service, or is for another use
     */
    Token read(String token, Use use) {
        try {
            JwtClaims claims = new JwtConsumerBuilder()
                    .setVerificationKey(key)
                    .setJwsAlgorithmConstraints(ONLY_HS256)
                    .setExpectedAudience(use.audience())
                    .setRequireExpirationTime()
                    .setRequireSubject()
                    .setRequireIssuedAt()
                    .setEvaluationTime(now())
                    .build()
                    .processToClaims(token);
            return new Token(
                    new Grant(claims.getStringClaimValue(CONVERSATION), claims.getSubject()),
                    Optional.ofNullable(claims.getJwtId()).orElseGet(() -> DigestUtils.sha256Hex(token)),
                    instant(claims, BEGUN)
                            .orElse(Instant.ofEpochMilli(claims.getIssuedAt().getValueInMillis())),
                    instant(claims, ENDS)
                            .orElse(Instant.ofEpochMilli(
                                    claims.getExpirationTime().getValueInMillis())));
        } catch (InvalidJwtException e) {
            // The exception's own message quotes the token.
            throw e.hasExpired()
                    ? new WebFailure(Reason.TOKEN_EXPIRED, "token: expired (expected: one that was refreshed in time)")
                    : invalid();
        } catch (MalformedClaimException | IllegalArgumentException e) {
            throw invalid();
        }
    }

    /** The current time, by the clock that decides whether tokens are still valid. */
    Instant time() {
        return clock.instant();
    }

    /** The time in a claim; empty in a token that was issued by an older release, which does not have the claim. */
    private static Optional<Instant> instant(JwtClaims claims, String name) throws MalformedClaimException {
        return Optional.ofNullable(claims.getNumericDateClaimValue(name))
                .map(date -> Instant.ofEpochMilli(date.getValueInMillis()));
    }

    private NumericDate now() {
        return NumericDate.fromMilliseconds(clock.millis());
    }

    private static WebFailure invalid() {
        return new WebFailure(Reason.TOKEN_INVALID, "token: invalid (expected: one issued by this service)");
    }
}
