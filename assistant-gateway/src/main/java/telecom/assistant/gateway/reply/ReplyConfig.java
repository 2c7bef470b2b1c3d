package telecom.assistant.gateway.reply;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How replies are generated. */
@ConfigMapping(prefix = "assistant.reply")
public interface ReplyConfig {

    /** Shortest time between two pieces of a reply on the web. */
    @WithDefault("50ms")
    Duration webDeltaInterval();

    /** Longest reply in tokens, by channel. */
    MaxTokens maxTokens();

    /** Token limits by channel. */
    interface MaxTokens {
        @WithDefault("300")
        int voice();

        @WithDefault("300")
        int sms();

        @WithDefault("1024")
        int web();
    }
}
