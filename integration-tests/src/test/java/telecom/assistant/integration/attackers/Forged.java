package telecom.assistant.integration.attackers;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.Map;
import java.util.TreeMap;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Tokens and signatures, made outside of the gateway. */
final class Forged {

    private static final Base64.Encoder URL = Base64.getUrlEncoder().withoutPadding();

    private Forged() {}

    /**
     * A token of a chat.
     *
     * @param key the setting {@code assistant.web.direct-line.token-key}
     * @param end in seconds since 1970
     */
    static String token(String conversation, String user, String key, long end) {
        String claims = ("{\"jti\":\"1\",\"sub\":\"%s\",\"aud\":\"direct-line-bearer\",\"conv\":\"%s\",\"iat\":%d,"
                        + "\"exp\":%d,\"begun\":%d,\"ends\":%d}")
                .formatted(user, conversation, end - 600, end, end - 600, end);
        String signed = part("{\"alg\":\"HS256\"}") + "." + part(claims);
        byte[] derived = mac("HmacSHA256", key.getBytes(StandardCharsets.UTF_8), "direct line tokens");
        return signed + "." + URL.encodeToString(mac("HmacSHA256", derived, signed));
    }

    /** These claims, under a header that says that nothing need be signed. */
    static String unsigned(String claims) {
        return part("{\"alg\":\"none\"}") + "." + claims + ".";
    }

    /** Twilio's signature of a request. */
    static String twilio(String token, String url, Map<String, String> form) {
        StringBuilder signed = new StringBuilder(url);
        new TreeMap<>(form).forEach((name, value) -> signed.append(name).append(value));
        byte[] key = token.getBytes(StandardCharsets.UTF_8);
        return Base64.getEncoder().encodeToString(mac("HmacSHA1", key, signed.toString()));
    }

    private static String part(String json) {
        return URL.encodeToString(json.getBytes(StandardCharsets.UTF_8));
    }

    private static byte[] mac(String algorithm, byte[] key, String text) {
        try {
            Mac mac = Mac.getInstance(algorithm);
            mac.init(new SecretKeySpec(key, algorithm));
            return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
