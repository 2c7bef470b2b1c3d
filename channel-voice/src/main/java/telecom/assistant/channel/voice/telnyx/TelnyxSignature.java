package telecom.assistant.channel.voice.telnyx;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.regex.Pattern;

/**
 * Verifies Telnyx's signature of a webhook: Ed25519 over the time, a vertical bar and the body as it was sent (Telnyx,
 * "Webhooks", section "Signature verification"). Safe for use by many threads.
 */
final class TelnyxSignature {

    static final String HEADER = "telnyx-signature-ed25519";
    static final String TIMESTAMP = "telnyx-timestamp";

    private static final String ALGORITHM = "Ed25519";
    private static final Pattern SECONDS = Pattern.compile("[0-9]{1,12}");

    /** The bytes that precede the 32 bytes of a key in the encoding that Java reads (RFC 8410, section 4). */
    private static final byte[] PREFIX = {0x30, 0x2a, 0x30, 0x05, 0x06, 0x03, 0x2b, 0x65, 0x70, 0x03, 0x21, 0x00};

    private static final int KEY_BYTES = 32;

    private final PublicKey key;
    private final Duration lifetime;
    private final Clock clock;

    /** @param lifetime how far the time of a request may differ from ours */
    TelnyxSignature(String publicKey, Duration lifetime, Clock clock) {
        this.key = read(publicKey);
        this.lifetime = lifetime;
        this.clock = clock;
    }

    /** Whether the signature was made for this body at this time, and the time is recent enough. */
    boolean matches(String body, String timestamp, String signature) {
        if (timestamp == null
                || signature == null
                || !SECONDS.matcher(timestamp).matches()) {
            return false;
        }
        Duration age = Duration.between(Instant.ofEpochSecond(Long.parseLong(timestamp)), clock.instant())
                .abs();
        return age.compareTo(lifetime) <= 0 && isSignatureOver(timestamp + "|" + body, signature);
    }

    private boolean isSignatureOver(String signed, String signature) {
        try {
            Signature verifier = Signature.getInstance(ALGORITHM);
            verifier.initVerify(key);
            verifier.update(signed.getBytes(StandardCharsets.UTF_8));
            return verifier.verify(Base64.getDecoder().decode(signature));
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            return false;
        }
    }

    private static PublicKey read(String base64) {
        try {
            byte[] raw = Base64.getDecoder().decode(base64.strip());
            if (raw.length != KEY_BYTES) {
                throw new IllegalArgumentException("bytes: " + raw.length);
            }
            byte[] encoded = new byte[PREFIX.length + KEY_BYTES];
            System.arraycopy(PREFIX, 0, encoded, 0, PREFIX.length);
            System.arraycopy(raw, 0, encoded, PREFIX.length, KEY_BYTES);
            return KeyFactory.getInstance(ALGORITHM).generatePublic(new X509EncodedKeySpec(encoded));
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    "assistant.voice.telnyx.public-key (expected: the base64 of 32 bytes, as Mission Control shows it)",
                    e);
        }
    }
}
