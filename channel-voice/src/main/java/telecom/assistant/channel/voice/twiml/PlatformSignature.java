package telecom.assistant.channel.voice.twiml;

import io.netty.handler.codec.http.QueryStringDecoder;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * The platform's {@code X-Twilio-Signature}: base64 of HMAC-SHA-1 over the URL and then each parameter's name and value,
 * by name. Safe for use by many threads.
 */
final class PlatformSignature {

    static final String HEADER = "X-Twilio-Signature";

    private static final String ALGORITHM = "HmacSHA1";

    private final SecretKeySpec key;

    PlatformSignature(String token) {
        this.key = new SecretKeySpec(token.getBytes(StandardCharsets.UTF_8), ALGORITHM);
    }

    /**
     * Whether the signature is of this URL with these form parameters. Platforms differ in whether a query string is
     * part of the URL or its parameters are signed as a form's; both leave nothing of it unsigned, and both are taken.
     */
    boolean isOf(String url, Map<String, List<String>> form, String signature) {
        return signature != null
                && (matches(signature, url, form) || (url.contains("?") && matchesAsForm(signature, url, form)));
    }

    private boolean matchesAsForm(String signature, String url, Map<String, List<String>> form) {
        Map<String, List<String>> all = new TreeMap<>(form);
        new QueryStringDecoder(url)
                .parameters()
                .forEach((name, values) -> all.merge(name, values, (before, more) -> {
                    List<String> both = new ArrayList<>(before);
                    both.addAll(more);
                    return both;
                }));
        return matches(signature, url.substring(0, url.indexOf('?')), all);
    }

    private boolean matches(String signature, String url, Map<String, List<String>> parameters) {
        StringBuilder signed = new StringBuilder(url);
        new TreeMap<>(parameters)
                .forEach((name, values) -> values.stream().distinct().sorted().forEach(value -> signed.append(name)
                        .append(value)));
        // The time of an ordinary comparison would tell how much of a guess was right.
        return MessageDigest.isEqual(
                sign(signed.toString()).getBytes(StandardCharsets.UTF_8), signature.getBytes(StandardCharsets.UTF_8));
    }

    private String sign(String text) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            return Base64.getEncoder().encodeToString(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has " + ALGORITHM, e);
        }
    }
}
