package telecom.assistant.channel.voice.delivery;

import jakarta.enterprise.context.ApplicationScoped;
import telecom.assistant.channel.Language;
import telecom.assistant.channel.SubscriberConfig;
import telecom.assistant.channel.voice.config.VoiceConfig;

/** The platform's name for each language, the rate of speech in it, and the sentences that the channel itself says. */
@ApplicationScoped
public class Speech {

    private final VoiceConfig voice;
    private final SubscriberConfig subscribers;

    public Speech(VoiceConfig voice, SubscriberConfig subscribers) {
        this.voice = voice;
        this.subscribers = subscribers;
    }

    /** The language to use for a caller whose language is not known yet. */
    public String defaultLanguage() {
        return subscribers.defaultLanguage();
    }

    /** The platform's name for a language (BCP 47). */
    public String locale(String language) {
        return Language.choose(language, voice.ko().locale(), voice.en().locale());
    }

    /** The rate of speech in a language (BCP 47), for estimates until the platform reports what it has played. */
    public double charactersPerSecond(String language) {
        return Language.choose(
                language, voice.ko().charactersPerSecond(), voice.en().charactersPerSecond());
    }

    /** What to say before ending a silent caller's call. */
    public String goodbye(String language) {
        return Language.choose(language, voice.ko().goodbye(), voice.en().goodbye());
    }

    /** What to say before ending a call whose connection keeps failing. */
    public String connectionLost(String language) {
        return Language.choose(language, voice.ko().connectionLost(), voice.en().connectionLost());
    }

    /** What to say before ending a call that has lasted too long. */
    public String tooLong(String language) {
        return Language.choose(language, voice.ko().tooLong(), voice.en().tooLong());
    }

    /** What to say to a caller when all lines are busy. */
    public String busy(String language) {
        return Language.choose(language, voice.ko().busy(), voice.en().busy());
    }

    /** What to say when the caller's utterance could not be accepted. */
    public String sayAgain(String language) {
        return Language.choose(language, voice.ko().sayAgain(), voice.en().sayAgain());
    }
}
