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
 * The platform's {@code X-Twilio-Signature}: base64 of HMAC-SHA-1 over the URL, followed by the name and value of each
 * parameter, sorted by name. Safe for use by many threads.
 */
final class PlatformSignature {

    static final String HEADER = "X-Twilio-Signature";

    private static final String ALGORITHM = "HmacSHA1";

    private final SecretKeySpec key;

    PlatformSignature(String token) {
        this.key = new SecretKeySpec(token.getBytes(StandardCharsets.UTF_8), ALGORITHM);
    }

    /**
     * Whether the signature belongs to this URL with these form parameters. Some platforms sign a query string as part of
     * the URL, others sign its parameters like those of a form. Both leave nothing unsigned, so both are accepted.
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
        // An ordinary comparison would reveal by its duration how much of a guess is right.
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
