package telecom.assistant.channel.voice.telnyx;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.websocket.CloseReason;
import jakarta.websocket.OnClose;
import jakarta.websocket.OnError;
import jakarta.websocket.OnMessage;
import jakarta.websocket.OnOpen;
import jakarta.websocket.Session;
import jakarta.websocket.server.ServerEndpoint;
import telecom.assistant.channel.voice.conversationrelay.RelaySockets;

/** The endpoint to which Telnyx connects its calls, with one WebSocket for each call. */
@ServerEndpoint(TelnyxEndpoint.PATH)
@ApplicationScoped
public class TelnyxEndpoint {

    static final String PATH = "/voice/telnyx/conversation-relay";

    private final TelnyxPlatform platform;
    private final RelaySockets sockets;

    TelnyxEndpoint(TelnyxPlatform platform, RelaySockets sockets) {
        this.platform = platform;
        this.sockets = sockets;
    }

    @OnOpen
    public void open(Session session) {
        sockets.open(session, platform);
    }

    @OnMessage
    public void receive(Session session, String fragment, boolean last) {
        sockets.receive(session, fragment, last);
    }

    @OnClose
    public void close(Session session, CloseReason reason) {
        sockets.close(session, reason);
    }

    @OnError
    public void fail(Session session, Throwable failure) {
        sockets.fail(session, failure);
    }
}
