package telecom.assistant.channel.http;

import jakarta.websocket.CloseReason.CloseCode;

/** The sending side of a client's connection. Texts are sent in the order of {@link #send}; neither method blocks. */
public interface ClientSocket {

    /**
     * Sends a text, after those that are still waiting; false when the connection is closed, perhaps because of this
     * very text.
     */
    boolean send(String text);

    /** Closes the connection. Texts that are still waiting are dropped. Does nothing when it is closed already. */
    void close(CloseCode code, String reason);
}
