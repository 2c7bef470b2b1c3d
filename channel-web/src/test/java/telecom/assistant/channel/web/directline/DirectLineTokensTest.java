package telecom.assistant.channel.web.directline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Base64;
import org.apache.commons.codec.digest.HmacAlgorithms;
import org.apache.commons.codec.digest.HmacUtils;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jose4j.jws.AlgorithmIdentifiers;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.NumericDate;
import org.jose4j.keys.HmacKey;
import org.jose4j.lang.JoseException;
import org.junit.jupiter.api.Test;
import telecom.assistant.channel.web.directline.DirectLineTokens.Use;
import telecom.assistant.channel.web.failure.WebFailure;
import telecom.assistant.channel.web.failure.WebFailure.Reason;

class DirectLineTokensTest {

    private static final Instant NOW = Instant.parse("2026-01-22T09:00:00Z");
    private static final Grant GRANT = new Grant("chat-1", "account-1");
    private static final Duration LIFETIME = Duration.ofMinutes(30);

    private final DirectLineTokens tokens = tokensAt(NOW, "secret");

    @Test
    void readsWhatItIssuedEvenAfterARestart() {
        String token = tokens.issue(GRANT, Use.BEARER, LIFETIME);

        assertThat(tokensAt(NOW.plus(LIFETIME).minusSeconds(1), "secret")
                        .read(token, Use.BEARER)
                        .grant())
                .isEqualTo(GRANT);
    }

    /**
     * The token has the claims of the previous release; clients hold such tokens while nodes are replaced one by one.
     */
    @Test
    void readsATokenOfThePreviousRelease() throws JoseException {
        JwtClaims claims = new JwtClaims();
        claims.setSubject(GRANT.userId());
        claims.setAudience("direct-line-bearer");
        claims.setStringClaim("conv", GRANT.conversation());
        claims.setIssuedAt(NumericDate.fromSeconds(NOW.getEpochSecond()));
        claims.setExpirationTime(NumericDate.fromSeconds(NOW.plus(LIFETIME).getEpochSecond()));
        JsonWebSignature signature = new JsonWebSignature();
        signature.setAlgorithmHeaderValue(AlgorithmIdentifiers.HMAC_SHA256);
        signature.setKey(new HmacKey(new HmacUtils(HmacAlgorithms.HMAC_SHA_256, "secret").hmac("direct line tokens")));
        signature.setPayload(claims.toJson());

        Token read = tokens.read(signature.getCompactSerialization(), Use.BEARER);

        assertThat(read.grant()).isEqualTo(GRANT);
        assertThat(read.begun()).isEqualTo(NOW);
        assertThat(read.ends()).isEqualTo(NOW.plus(LIFETIME));
        assertThat(read.id()).isNotBlank();
    }

    @Test
    void refusesAnExpiredToken() {
        String token = tokens.issue(GRANT, Use.BEARER, LIFETIME);

        assertRefused(
                () -> tokensAt(NOW.plus(LIFETIME).plusSeconds(1), "secret").read(token, Use.BEARER),
                Reason.TOKEN_EXPIRED);
    }

    @Test
    void refusesATokenSignedWithAnotherKey() {
        String token = tokensAt(NOW, "other").issue(GRANT, Use.BEARER, LIFETIME);

        assertRefused(() -> tokens.read(token, Use.BEARER), Reason.TOKEN_INVALID);
    }

    @Test
    void refusesATokenThatWasTamperedWith() {
        String[] parts = tokens.issue(GRANT, Use.BEARER, LIFETIME).split("\\.", -1);
        String payload = new String(Base64.getUrlDecoder().decode(parts[1]), StandardCharsets.UTF_8);
        String foreign = base64(payload.replace("chat-1", "chat-2"));

        assertRefused(() -> tokens.read(parts[0] + "." + foreign + "." + parts[2], Use.BEARER), Reason.TOKEN_INVALID);
        assertRefused(
                () -> tokens.read(base64("{\"alg\":\"none\"}") + "." + parts[1] + ".", Use.BEARER),
                Reason.TOKEN_INVALID);
        assertRefused(() -> tokens.read("no token", Use.BEARER), Reason.TOKEN_INVALID);
    }

    @Test
    void aTokenFromAUrlIsUselessElsewhere() {
        String stream = tokens.issue(GRANT, Use.STREAM, LIFETIME);

        assertRefused(() -> tokens.read(stream, Use.BEARER), Reason.TOKEN_INVALID);
        assertThat(tokens.read(stream, Use.STREAM).grant()).isEqualTo(GRANT);
    }

    @Test
    void aTokenIsForOneConversation() {
        Caller holder = Caller.withToken(tokens.read(tokens.issue(GRANT, Use.BEARER, LIFETIME), Use.BEARER));

        holder.requireAccess("chat-1");
        assertRefused(() -> holder.requireAccess("chat-2"), Reason.TOKEN_INVALID);
    }

    private static void assertRefused(ThrowingCallable read, Reason reason) {
        assertThatThrownBy(read).isInstanceOfSatisfying(WebFailure.class, failure -> assertThat(failure.reason())
                .isEqualTo(reason));
    }

    private static DirectLineTokens tokensAt(Instant now, String secret) {
        return new DirectLineTokens(secret, Clock.fixed(now, ZoneOffset.UTC));
    }

    private static String base64(String text) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }
}
