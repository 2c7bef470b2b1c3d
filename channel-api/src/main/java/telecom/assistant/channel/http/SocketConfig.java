package telecom.assistant.channel.http;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** What the peer of any WebSocket may cost this node. */
@ConfigMapping(prefix = "assistant.sockets")
public interface SocketConfig {

    /**
     * The largest message that a peer may send, over all of its fragments. A single frame is limited by {@code
     * quarkus.websocket.max-frame-size}, which should not be greater.
     */
    @WithDefault("64K")
    MemorySize messageLimit();

    /** How long a peer may be silent before it is sent a ping. */
    @WithDefault("20s")
    Duration pingInterval();

    /** How many pings in a row a peer may leave unanswered before its place is given up. */
    @WithDefault("2")
    int missedPings();
}
