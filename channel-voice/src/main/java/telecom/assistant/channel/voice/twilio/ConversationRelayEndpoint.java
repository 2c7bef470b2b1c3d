package telecom.assistant.channel.voice.twilio;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.websocket.CloseReason;
import jakarta.websocket.OnClose;
import jakarta.websocket.OnError;
import jakarta.websocket.OnMessage;
import jakarta.websocket.OnOpen;
import jakarta.websocket.Session;
import jakarta.websocket.server.ServerEndpoint;
import telecom.assistant.channel.voice.conversationrelay.RelaySockets;

/** The endpoint to which Twilio connects its calls, with one WebSocket for each call. */
@ServerEndpoint(ConversationRelayEndpoint.PATH)
@ApplicationScoped
public class ConversationRelayEndpoint {

    static final String PATH = "/voice/conversation-relay";

    private final TwilioPlatform platform;
    private final RelaySockets sockets;

    ConversationRelayEndpoint(TwilioPlatform platform, RelaySockets sockets) {
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
