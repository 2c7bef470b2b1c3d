package telecom.assistant.gateway.reply;

import jakarta.inject.Singleton;
import java.util.Map;
import telecom.assistant.conversation.Phrase;
import telecom.assistant.conversation.turn.Wording;
import telecom.assistant.gateway.signal.WordSignals;

/**
 * The phrases that the system itself says, as the deployment has set them. {@code {agent-word}} in a phrase is replaced
 * by the word, in the phrase's language, with which subscribers ask for an agent.
 */
@Singleton
public class Phrases implements Wording {

    private final Map<Phrase, Map<String, String>> byPhrase;
    private final WordSignals signals;

    public Phrases(PhraseConfig config, WordSignals signals) {
        this.byPhrase = config.byPhrase();
        this.signals = signals;
    }

    @Override
    public String in(String language, Phrase phrase) {
        Map<String, String> texts = byPhrase.getOrDefault(phrase, Map.of());
        String text = texts.get(language);
        return (text != null ? text : texts.getOrDefault("ko", ""))
                .replace("{agent-word}", signals.agentWord(language));
    }
}
