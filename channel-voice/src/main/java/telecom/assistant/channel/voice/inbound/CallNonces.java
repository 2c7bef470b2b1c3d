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
 * Nonces that tie a connection to the call for which the platform asked us. The platform's signature of a handshake
 * covers neither the call nor the caller and never expires, so whoever has recorded one could open calls of anybody. A
 * nonce is made for one {@code CallSid} and {@code From}, goes to the platform in the TwiML answer, and comes back in
 * the {@code setup} frame. It opens its call once, within {@code assistant.voice.nonce-lifetime}; after that it only
 * lets the platform reconnect the same call, as long as the call is live or waits for its next connection, and for one
 * more lifetime after this node has given it up. A nonce is signed, so every node with the same key accepts it; whether it has been used, each node knows for
 * itself. Safe for use by many threads.
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
     * What became of a nonce.
     *
     * @param until when it may be forgotten; it has expired by then
     * @param ended whether its call is over, so that nobody may use it again
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
     * A new nonce.
     *
     * @param from the caller's number as the platform spells it; null when withheld
     */
    public String issue(String callId, String from) {
        return signed(clock.instant().plus(lifetime).toEpochMilli(), callId, from);
    }

    /**
     * Admits a connection to its call. Without a signing key, the nonce may be missing.
     *
     * @throws RefusedCallException unless its nonce was made for this call and this caller, and may still be used
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
            throw new RefusedCallException("nonce expired (expected: that of a new TwiML answer)");
        }
        if (use != null && use.ended()) {
            throw new RefusedCallException("nonce used (expected: that of a new TwiML answer)");
        }
        uses.put(nonce, new Use(setup.callId(), Instant.MAX, false));
    }

    /** This node has given up a call that lost its connection, but the platform may reconnect it. */
    synchronized void lost(String callId) {
        Instant until = clock.instant().plus(lifetime);
        replace(callId, use -> use.ended() ? use : new Use(callId, until, false));
    }

    /** The call is over. */
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
            throw new RefusedCallException("nonce of another call (expected: that of the TwiML answer to this call)");
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
