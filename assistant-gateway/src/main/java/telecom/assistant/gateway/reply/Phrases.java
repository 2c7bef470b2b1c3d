package telecom.assistant.gateway.reply;

import jakarta.inject.Singleton;
import java.util.Map;
import telecom.assistant.conversation.Phrase;
import telecom.assistant.conversation.turn.Wording;

/** The system's own words, as the deployment has set them. */
@Singleton
public class Phrases implements Wording {

    private final Map<Phrase, Map<String, String>> byPhrase;

    public Phrases(PhraseConfig config) {
        this.byPhrase = config.byPhrase();
    }

    @Override
    public String in(String language, Phrase phrase) {
        Map<String, String> texts = byPhrase.getOrDefault(phrase, Map.of());
        String text = texts.get(language);
        return text != null ? text : texts.getOrDefault("ko", "");
    }
}
