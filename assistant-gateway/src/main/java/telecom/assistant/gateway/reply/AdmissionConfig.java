package telecom.assistant.gateway.reply;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How many turns the model answers at once, and who waits how long when it is too many. */
@ConfigMapping(prefix = "assistant.admission")
public interface AdmissionConfig {

    /**
     * Turns that the model answers at once on this node; the next ones wait, callers first, then chats, then texts. Less
     * than the tiers take ({@code assistant.model.tiers.*.max-concurrent}), because summaries and suggestions need places
     * there, too.
     */
    @WithDefault("224")
    int turnsAtOnce();

    /** A caller or a chat that has waited for this long is told so. */
    @WithDefault("2s")
    Duration tellAfter();
}
