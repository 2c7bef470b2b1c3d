package telecom.assistant.channel.voice.twilio;

import io.netty.handler.codec.http.QueryStringDecoder;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.commons.codec.digest.HmacAlgorithms;
import org.apache.commons.codec.digest.HmacUtils;
import telecom.assistant.channel.http.TokenGuard;

/**
 * Twilio's {@code X-Twilio-Signature} (Twilio, "Security", section "Validating requests"): base64 of HMAC-SHA-1 over the
 * URL, followed by the name and value of each parameter, sorted by name. Safe for use by many threads.
 */
final class TwilioSignature {

    static final String HEADER = "X-Twilio-Signature";

    private final String token;

    TwilioSignature(String token) {
        this.token = token;
    }

    /**
     * Whether the signature is valid for this URL with these form parameters. Some platforms sign a query string as
     * part of the URL, others sign its parameters like form parameters. Everything is signed either way, so both ways
     * are accepted.
     */
    boolean matches(String url, Map<String, List<String>> form, String signature) {
        return signature != null
                && (isSignatureOver(signature, url, form)
                        || (url.contains("?") && matchesAsForm(signature, url, form)));
    }

    private boolean matchesAsForm(String signature, String url, Map<String, List<String>> form) {
        Map<String, List<String>> all = new TreeMap<>(form);
        new QueryStringDecoder(url)
                .parameters()
                .forEach((name, values) ->
                        all.merge(name, values, (before, more) -> Stream.concat(before.stream(), more.stream())
                                .toList()));
        return isSignatureOver(signature, url.substring(0, url.indexOf('?')), all);
    }

    private boolean isSignatureOver(String signature, String url, Map<String, List<String>> parameters) {
        StringBuilder signed = new StringBuilder(url);
        new TreeMap<>(parameters)
                .forEach((name, values) -> values.stream().distinct().sorted().forEach(value -> signed.append(name)
                        .append(value)));
        byte[] expected = new HmacUtils(HmacAlgorithms.HMAC_SHA_1, token).hmac(signed.toString());
        return TokenGuard.isEqual(Base64.getEncoder().encodeToString(expected), signature);
    }
}
