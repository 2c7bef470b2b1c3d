package telecom.assistant.gateway.reply;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** Settings of replies; those that depend on the channel are in its profile. */
@ConfigMapping(prefix = "assistant.reply")
public interface ReplyConfig {

    /**
     * The shortest time between two pieces of a steady flow. Ten pieces a second look as smooth as twenty and cost half
     * as much.
     */
    @WithDefault("100ms")
    Duration pieceInterval();
}
