package telecom.assistant.local.client;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.spec.NamedParameterSpec;
import java.util.Arrays;
import java.util.Base64;

/** The key with which the stand-in for Telnyx signs its requests. */
public final class TelnyxKey {

    private static final String ALGORITHM = "Ed25519";

    /** The length of the bare public key, which X.509 puts at the end of its encoding. */
    private static final int KEY_BYTES = 32;

    private final KeyPair pair;

    /** @param seed determines the key */
    public TelnyxKey(String seed) {
        try {
            // Seeded before its first use, this algorithm is deterministic.
            SecureRandom random = SecureRandom.getInstance("SHA1PRNG");
            random.setSeed(seed.getBytes(StandardCharsets.UTF_8));
            KeyPairGenerator generator = KeyPairGenerator.getInstance(ALGORITHM);
            generator.initialize(NamedParameterSpec.ED25519, random);
            pair = generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The public key as Mission Control shows it. */
    public String publicKey() {
        byte[] encoded = pair.getPublic().getEncoded();
        return Base64.getEncoder()
                .encodeToString(Arrays.copyOfRange(encoded, encoded.length - KEY_BYTES, encoded.length));
    }

    /** The signature of a text, in base64. */
    public String sign(String text) {
        try {
            Signature signature = Signature.getInstance(ALGORITHM);
            signature.initSign(pair.getPrivate());
            signature.update(text.getBytes(StandardCharsets.UTF_8));
            return Base64.getEncoder().encodeToString(signature.sign());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
