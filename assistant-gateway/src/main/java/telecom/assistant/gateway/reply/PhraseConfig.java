package telecom.assistant.gateway.reply;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithParentName;
import java.util.Map;
import telecom.assistant.conversation.Phrase;

/** The phrases that the system itself says. */
@ConfigMapping(prefix = "assistant.phrases")
public interface PhraseConfig {

    /** The text of each phrase by language ({@code ko}, {@code en}). */
    @WithParentName
    Map<Phrase, Map<String, String>> byPhrase();
}
