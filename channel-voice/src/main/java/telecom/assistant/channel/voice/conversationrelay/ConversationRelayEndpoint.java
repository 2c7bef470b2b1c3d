package telecom.assistant.channel.voice.conversationrelay;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.websocket.CloseReason;
import jakarta.websocket.CloseReason.CloseCodes;
import jakarta.websocket.OnClose;
import jakarta.websocket.OnError;
import jakarta.websocket.OnMessage;
import jakarta.websocket.OnOpen;
import jakarta.websocket.Session;
import jakarta.websocket.server.ServerEndpoint;
import org.jboss.logging.Logger;
import telecom.assistant.channel.http.BoundedSocket;
import telecom.assistant.channel.voice.Calls;
import telecom.assistant.channel.voice.Calls.TooManyCallsException;
import telecom.assistant.channel.voice.Speech;
import telecom.assistant.channel.voice.VoiceConfig;
import telecom.assistant.channel.voice.VoiceMetrics;
import telecom.assistant.channel.voice.delivery.Delay;
import telecom.assistant.channel.voice.delivery.RecentIds;

/** Where the voice platform connects its calls, one WebSocket each. */
@ServerEndpoint(ConversationRelayEndpoint.PATH)
@ApplicationScoped
public class ConversationRelayEndpoint {

    public static final String PATH = "/voice/conversation-relay";

    private static final Logger LOG = Logger.getLogger(ConversationRelayEndpoint.class);
    private static final String PEER = "peer";

    /** Unknown message types are the platform's to invent; each is worth one line. */
    private static final int REMEMBERED_TYPES = 64;

    private final Calls calls;
    private final Speech speech;
    private final VoiceConfig config;
    private final VoiceMetrics metrics;
    private final Delay delay;
    private final RelayFrameReader reader;
    private final RecentIds<String> unknownTypes = new RecentIds<>(REMEMBERED_TYPES);

    ConversationRelayEndpoint(Calls calls, Speech speech, VoiceConfig config, VoiceMetrics metrics, Delay delay) {
        this.calls = calls;
        this.speech = speech;
        this.config = config;
        this.metrics = metrics;
        this.delay = delay;
        this.reader = new RelayFrameReader(config.maxFrameSize().asLongValue());
    }

    @OnOpen
    public void open(Session session) {
        session.setMaxTextMessageBufferSize(
                Math.toIntExact(config.maxFrameSize().asLongValue()));
        BoundedSocket socket =
                new BoundedSocket(session, config.maxWaitingSpeech().asLongValue());
        RelayConnection connection = new RelayConnection(calls, new RelayLine(socket, speech));
        session.getUserProperties().put(PEER, new Peer(socket, connection));
        delay.after(config.setupTimeout(), () -> {
            if (!connection.isSetUp()) {
                socket.close(CloseCodes.VIOLATED_POLICY, "nothing said (expected: setup)");
            }
        });
    }

    @OnMessage
    public void receive(Session session, String text) {
        Peer peer = peer(session);
        try {
            RelayFrame frame = reader.read(text);
            metrics.frame(frame.kind());
            noteUnknown(frame);
            peer.connection.take(frame);
        } catch (RefusedFrameException e) {
            metrics.refused();
            LOG.warnf("connection refused channel=voice cause=\"%s\"", e.getMessage());
            peer.socket.close(e.code(), e.getMessage());
        } catch (TooManyCallsException e) {
            LOG.warnf("call refused channel=voice cause=\"%s\"", e.getMessage());
            peer.socket.close(CloseCodes.TRY_AGAIN_LATER, "too many calls");
        }
    }

    @OnClose
    public void close(Session session, CloseReason reason) {
        peer(session).connection.closed(reason);
    }

    @OnError
    public void fail(Session session, Throwable failure) {
        LOG.warnf("connection failed channel=voice cause=%s", failure.getClass().getSimpleName());
        peer(session).socket.close(CloseCodes.UNEXPECTED_CONDITION, "internal error");
    }

    private void noteUnknown(RelayFrame frame) {
        if (frame instanceof RelayFrame.Unknown unknown && unknownTypes.add(unknown.type())) {
            LOG.infof("message ignored channel=voice type=%s", unknown.printableType());
        }
    }

    private static Peer peer(Session session) {
        return (Peer) session.getUserProperties().get(PEER);
    }

    private record Peer(BoundedSocket socket, RelayConnection connection) {}
}
