package telecom.assistant.channel.voice.inbound;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.commons.codec.digest.HmacAlgorithms;
import org.apache.commons.codec.digest.HmacUtils;
import telecom.assistant.channel.http.TokenGuard;
import telecom.assistant.channel.voice.config.VoiceConfig;

/**
 * Issues and checks nonces. A nonce ties a connection to the call for which the platform requested TwiML. The
 * platform's signature of a handshake covers neither the call nor the caller and never expires, so an attacker who has
 * recorded a signature could open calls in anybody's name. A nonce is made for one {@code CallSid} and {@code From},
 * goes to the platform in the TwiML answer, and comes back in the {@code setup} frame. It opens its call once, within
 * {@code assistant.voice.nonce-lifetime}. After that, it only lets the platform reconnect the same call: as long as the
 * call is live or waits for its next connection, and for one more {@code nonce-lifetime} after this node has given the
 * call up. A nonce is signed, so every node with the same key accepts it; but each node knows only of the uses on that
 * node itself. Safe for use by many threads.
 */
@ApplicationScoped
public class CallNonces {

    /** The name of the TwiML parameter. */
    public static final String PARAMETER = "nonce";

    private static final Pattern FORM = Pattern.compile("([0-9]{1,15})\\.[A-Za-z0-9_-]{43}");

    private final String key;
    private final boolean required;
    private final Duration lifetime;
    private final Clock clock;
    private final Map<String, Use> uses = new HashMap<>();

    /**
     * The use of a nonce that has opened its call.
     *
     * @param until when this record may be dropped, because the nonce has expired by then
     * @param ended whether the call is over, so that the nonce may not be used again
     */
    private record Use(String callId, Instant until, boolean ended) {}

    @Inject
    CallNonces(VoiceConfig config) {
        this(config, Clock.systemUTC());
    }

    CallNonces(VoiceConfig config, Clock clock) {
        this.required =
                config.authToken().isPresent() || config.telnyx().publicKey().isPresent();
        this.key = config.nonceSecret().or(config::authToken).orElseGet(() -> UUID.randomUUID()
                .toString());
        this.lifetime = config.nonceLifetime();
        this.clock = clock;
    }

    /**
     * Creates a nonce.
     *
     * @param from the caller's number as the platform spells it; null when withheld
     */
    public String issue(String callId, String from) {
        return signed(clock.instant().plus(lifetime).toEpochMilli(), callId, from);
    }

    /**
     * Admits a connection to its call. If no signing key is configured, the nonce may be missing.
     *
     * @throws RefusedCallException unless the nonce was made for this call and this caller and may still be used
     */
    synchronized void admit(CallSetup setup) {
        String nonce = setup.nonce();
        if (nonce == null && !required) {
            return;
        }
        Instant now = clock.instant();
        Instant expiry = expiry(setup);
        uses.values().removeIf(use -> use.until().isBefore(now));
        Use use = uses.get(nonce);
        if (use == null && expiry.isBefore(now)) {
            throw new RefusedCallException("nonce expired (expected: the nonce from a new TwiML answer)");
        }
        if (use != null && use.ended()) {
            throw new RefusedCallException("nonce already used (expected: the nonce from a new TwiML answer)");
        }
        uses.put(nonce, new Use(setup.callId(), Instant.MAX, false));
    }

    /** Notes that this node has given up a call that lost its connection. The platform may still reconnect it. */
    synchronized void lost(String callId) {
        Instant until = clock.instant().plus(lifetime);
        replace(callId, use -> use.ended() ? use : new Use(callId, until, false));
    }

    /** Notes that a call is over. */
    synchronized void ended(String callId) {
        Instant until = clock.instant().plus(lifetime);
        replace(callId, use -> new Use(callId, until, true));
    }

    private void replace(String callId, UnaryOperator<Use> change) {
        uses.replaceAll((nonce, use) -> use.callId().equals(callId) ? change.apply(use) : use);
    }

    private Instant expiry(CallSetup setup) {
        Matcher form = FORM.matcher(Objects.requireNonNullElse(setup.nonce(), ""));
        if (!form.matches()) {
            throw new RefusedCallException("no nonce (expected: the <Parameter> of our TwiML answer)");
        }
        long expiry = Long.parseLong(form.group(1));
        if (!TokenGuard.isEqual(signed(expiry, setup.callId(), setup.from()), setup.nonce())) {
            throw new RefusedCallException(
                    "nonce of another call (expected: the nonce from the TwiML answer for this call)");
        }
        return Instant.ofEpochMilli(expiry);
    }

    private String signed(long expiry, String callId, String from) {
        String caller = from == null || from.isBlank() ? "" : from;
        byte[] mac = new HmacUtils(HmacAlgorithms.HMAC_SHA_256, key)
                .hmac("call nonce\n" + expiry + "\n" + callId + "\n" + caller);
        return expiry + "." + Base64.getUrlEncoder().withoutPadding().encodeToString(mac);
    }
}
