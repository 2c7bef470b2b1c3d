package telecom.assistant.gateway.reply;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How many turns the model answers at once. How long others wait is in the profiles of their channels. */
@ConfigMapping(prefix = "assistant.admission")
public interface AdmissionConfig {

    /**
     * The most turns that the model answers at once on this node; the others wait, and callers go first, then chats,
     * then texts. Set it to less than the tiers accept ({@code assistant.model.tiers.*.max-concurrent}), because
     * summaries and suggestions need places there, too.
     */
    @WithDefault("224")
    int turnsAtOnce();

    /** How long a turn waits before its channel, if it has {@code wait-notice}, says that it takes a while. */
    @WithDefault("2s")
    Duration tellAfter();
}
