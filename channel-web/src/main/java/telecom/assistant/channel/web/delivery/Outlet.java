package telecom.assistant.channel.web.delivery;

import jakarta.websocket.CloseReason.CloseCode;

/** The way to one client. Implementations never block and keep the order of {@link #send}. */
public interface Outlet {

    /** Sends a frame; false when the way is closed. */
    boolean send(String frame);

    /** Closes the way; a client that is still there connects again and resumes. */
    void close(CloseCode code, String reason);
}
