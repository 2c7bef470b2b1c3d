package telecom.assistant.gateway.reply;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithParentName;
import java.util.Map;
import telecom.assistant.conversation.Phrase;

/** The system's own words by language ({@code ko}, {@code en}). */
@ConfigMapping(prefix = "assistant.phrases")
public interface PhraseConfig {

    /** What the system says on an occasion, in a language ({@code ko}, {@code en}). */
    @WithParentName
    Map<Phrase, Map<String, String>> byPhrase();
}
