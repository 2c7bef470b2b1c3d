package telecom.assistant.channel.voice.telnyx;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.Optional;
import java.util.Set;
import telecom.assistant.channel.voice.config.VoiceConfig;
import telecom.assistant.channel.voice.platform.Ability;
import telecom.assistant.channel.voice.platform.PlatformRequest;
import telecom.assistant.channel.voice.platform.VoicePlatform;

/**
 * The platform Telnyx, which also speaks ConversationRelay (Telnyx, "Conversation Relay over WebSockets"). Compared
 * with Twilio, it knows fewer attributes, can change only the language during a call, and does not reconnect a call by
 * itself: we do this in our answer to its callback. It does not document how its WebSocket handshakes are signed.
 */
@ApplicationScoped
public class TelnyxPlatform implements VoicePlatform {

    /**
     * The supported attributes of {@code <ConversationRelay>} and {@code <Language>} (Telnyx, "TeXML:
     * ConversationRelay").
     */
    private static final Set<String> ATTRIBUTES = Set.of(
            "welcomeGreeting",
            "voice",
            "transcriptionProvider",
            "interruptible",
            "welcomeGreetingInterruptible",
            "dtmfDetection",
            "ttsProvider",
            "speechModel");

    private final Optional<TelnyxSignature> signature;

    @Inject
    TelnyxPlatform(VoiceConfig config) {
        this(config.telnyx(), Clock.systemUTC());
    }

    TelnyxPlatform(VoiceConfig.Telnyx config, Clock clock) {
        this.signature = config.publicKey().map(key -> new TelnyxSignature(key, config.signatureLifetime(), clock));
    }

    @Override
    public String name() {
        return "telnyx";
    }

    @Override
    public String path() {
        return "/voice/telnyx/";
    }

    @Override
    public boolean hasKey() {
        return signature.isPresent();
    }

    @Override
    public boolean isSigned(PlatformRequest request) {
        return signature.isPresent()
                && signature
                        .get()
                        .matches(
                                request.body(),
                                request.headers().apply(TelnyxSignature.TIMESTAMP),
                                request.headers().apply(TelnyxSignature.HEADER));
    }

    @Override
    public boolean signsHandshakes() {
        return false;
    }

    @Override
    public boolean understands(String attribute) {
        return ATTRIBUTES.contains(attribute);
    }

    @Override
    public boolean can(Ability ability) {
        return false;
    }
}
