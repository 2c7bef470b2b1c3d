package telecom.assistant.channel.http;

import jakarta.websocket.CloseReason.CloseCode;

/**
 * The sending side of a client's connection. Messages are sent in the order of {@link #send}; neither method blocks.
 */
public interface ClientSocket {

    /**
     * Sends a text message, after those that are still waiting; false when the connection is closed, perhaps because of
     * this very message.
     */
    boolean send(String message);

    /** Closes the connection. Messages that are still waiting are dropped. Does nothing when it is closed already. */
    void close(CloseCode code, String reason);
}
