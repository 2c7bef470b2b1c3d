package telecom.assistant.channel.http;

import jakarta.websocket.CloseReason.CloseCode;

/** The sending side of a client's connection. Texts leave in the order of {@link #send}; neither method blocks. */
public interface ClientSocket {

    /** Sends a text, now or after those before it; false when the connection is closed, by this very text perhaps. */
    boolean send(String text);

    /** Closes the connection. Texts that still wait are dropped. Does nothing when it is closed already. */
    void close(CloseCode code, String reason);
}
