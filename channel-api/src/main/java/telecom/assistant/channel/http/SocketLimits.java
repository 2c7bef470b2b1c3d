package telecom.assistant.channel.http;

import jakarta.websocket.Session;

/** Keeps the peer of a WebSocket within {@link SocketConfig}. */
public interface SocketLimits {

    /**
     * Applies the limits to a session. Call this in {@code @OnOpen}, before the session reads anything. A message that
     * is too large closes the session with 1009 (RFC 6455, section 7.4.1), as soon as a fragment exceeds the limit; a
     * peer that no longer answers pings is disconnected with 1001.
     */
    void apply(Session session);
}
