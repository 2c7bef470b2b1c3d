package telecom.assistant.channel.voice.twilio;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import telecom.assistant.channel.voice.config.VoiceConfig;
import telecom.assistant.channel.voice.platform.Ability;
import telecom.assistant.channel.voice.platform.PlatformRequest;
import telecom.assistant.channel.voice.platform.VoicePlatform;

/** The platform Twilio, which defines ConversationRelay. It has every ability. */
@ApplicationScoped
public class TwilioPlatform implements VoicePlatform {

    private final Optional<TwilioSignature> signature;

    TwilioPlatform(VoiceConfig config) {
        this.signature = config.authToken().map(TwilioSignature::new);
    }

    @Override
    public String name() {
        return "twilio";
    }

    @Override
    public String path() {
        return "/voice/";
    }

    @Override
    public boolean hasKey() {
        return signature.isPresent();
    }

    @Override
    public boolean isSigned(PlatformRequest request) {
        String sent = request.headers().apply(TwilioSignature.HEADER);
        return signature.isPresent() && signature.get().matches(request.url(), request.form(), sent);
    }

    @Override
    public boolean signsHandshakes() {
        return true;
    }

    @Override
    public boolean understands(String attribute) {
        return true;
    }

    @Override
    public boolean can(Ability ability) {
        return true;
    }
}
