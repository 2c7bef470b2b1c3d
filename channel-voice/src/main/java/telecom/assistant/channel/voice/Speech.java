package telecom.assistant.channel.voice;

import jakarta.enterprise.context.ApplicationScoped;
import telecom.assistant.channel.Language;
import telecom.assistant.channel.SubscriberConfig;

/** The languages as the voice platform names them, and our own sentence in each. */
@ApplicationScoped
public class Speech {

    private final VoiceConfig voice;
    private final SubscriberConfig subscribers;

    public Speech(VoiceConfig voice, SubscriberConfig subscribers) {
        this.voice = voice;
        this.subscribers = subscribers;
    }

    /** The language of a caller who has not yet shown one. */
    public String defaultLanguage() {
        return subscribers.defaultLanguage();
    }

    /** The platform's name of a language (BCP 47). */
    public String locale(String language) {
        return isEnglish(language) ? voice.en().locale() : voice.ko().locale();
    }

    /** How fast the language (BCP 47) is spoken, as long as the platform does not report it. */
    double charactersPerSecond(String language) {
        return isEnglish(language)
                ? voice.en().charactersPerSecond()
                : voice.ko().charactersPerSecond();
    }

    /** What to say when the caller's words could not be taken. */
    String sayAgain(String language) {
        return isEnglish(language) ? voice.en().sayAgain() : voice.ko().sayAgain();
    }

    private static boolean isEnglish(String language) {
        return Language.primary(language).equals(Language.ENGLISH);
    }
}
