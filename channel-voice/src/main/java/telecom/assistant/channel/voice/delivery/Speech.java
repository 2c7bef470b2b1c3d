package telecom.assistant.channel.voice.delivery;

import jakarta.enterprise.context.ApplicationScoped;
import telecom.assistant.channel.Language;
import telecom.assistant.channel.SubscriberConfig;
import telecom.assistant.channel.voice.config.VoiceConfig;

/**
 * What the voice platform calls each language, how fast it speaks the language, and the sentences that the channel
 * itself says.
 */
@ApplicationScoped
public class Speech {

    private final VoiceConfig voice;
    private final SubscriberConfig subscribers;

    public Speech(VoiceConfig voice, SubscriberConfig subscribers) {
        this.voice = voice;
        this.subscribers = subscribers;
    }

    /** The language of a caller whose own is not known yet. */
    public String defaultLanguage() {
        return subscribers.defaultLanguage();
    }

    /** The platform's name for a language (BCP 47). */
    public String locale(String language) {
        return Language.choose(language, voice.ko().locale(), voice.en().locale());
    }

    /** How fast a language (BCP 47) is spoken, for estimates while the platform reports nothing. */
    public double charactersPerSecond(String language) {
        return Language.choose(
                language, voice.ko().charactersPerSecond(), voice.en().charactersPerSecond());
    }

    /** What to say before a silent caller's call is ended. */
    public String goodbye(String language) {
        return Language.choose(language, voice.ko().goodbye(), voice.en().goodbye());
    }

    /** What to say before a call is ended whose connection fails again and again. */
    public String connectionLost(String language) {
        return Language.choose(language, voice.ko().connectionLost(), voice.en().connectionLost());
    }

    /** What to say to a caller for whom no line is free. */
    public String busy(String language) {
        return Language.choose(language, voice.ko().busy(), voice.en().busy());
    }

    /** What to say when the caller's utterance could not be accepted. */
    public String sayAgain(String language) {
        return Language.choose(language, voice.ko().sayAgain(), voice.en().sayAgain());
    }
}
