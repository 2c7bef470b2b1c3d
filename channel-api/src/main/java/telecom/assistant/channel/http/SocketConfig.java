package telecom.assistant.channel.http;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** Limits on the peer of any WebSocket. */
@ConfigMapping(prefix = "assistant.sockets")
public interface SocketConfig {

    /**
     * The largest message that a peer may send, counting all of its fragments. Single frames are limited by {@code
     * quarkus.websocket.max-frame-size}, which should not be greater.
     */
    @WithDefault("64K")
    MemorySize messageLimit();

    /** How long a peer may be silent before it is sent a ping. */
    @WithDefault("20s")
    Duration pingInterval();

    /** How many pings in a row a peer may leave unanswered before it is disconnected. */
    @WithDefault("2")
    int missedPings();
}
