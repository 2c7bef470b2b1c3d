package telecom.assistant.gateway.reply;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How replies are generated; what depends on the channel is in its profile. */
@ConfigMapping(prefix = "assistant.reply")
public interface ReplyConfig {

    /** The shortest time between two pieces of a steady flow: ten a second look as smooth as twenty, and cost half. */
    @WithDefault("100ms")
    Duration pieceInterval();
}
