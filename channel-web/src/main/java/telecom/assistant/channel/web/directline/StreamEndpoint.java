package telecom.assistant.channel.web.directline;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.websocket.CloseReason;
import jakarta.websocket.OnClose;
import jakarta.websocket.OnError;
import jakarta.websocket.OnMessage;
import jakarta.websocket.OnOpen;
import jakarta.websocket.Session;
import jakarta.websocket.server.PathParam;
import jakarta.websocket.server.ServerEndpoint;
import java.util.List;
import org.jboss.logging.Logger;
import telecom.assistant.channel.http.BoundedSocket;
import telecom.assistant.channel.http.ClientSocket;
import telecom.assistant.channel.http.SocketLimits;
import telecom.assistant.channel.web.activity.Watermark;
import telecom.assistant.channel.web.config.WebConfig;
import telecom.assistant.channel.web.delivery.LiveStream;
import telecom.assistant.channel.web.delivery.LiveStreams;
import telecom.assistant.channel.web.failure.WebFailure;

/**
 * Direct Line 3.0, the WebSocket stream: what is said in a conversation, starting at a watermark. Clients send nothing
 * on it except keep-alives, which are empty texts. {@link DirectLineGate} decides who may open it.
 */
@ServerEndpoint("/v3/directline/conversations/{conversation}/stream")
@ApplicationScoped
public class StreamEndpoint {

    private static final Logger LOG = Logger.getLogger(StreamEndpoint.class);
    private static final String STREAM = LiveStream.class.getName();

    private final LiveStreams streams;
    private final WebConfig.Stream config;
    private final SocketLimits limits;

    StreamEndpoint(LiveStreams streams, WebConfig config, SocketLimits limits) {
        this.streams = streams;
        this.config = config.stream();
        this.limits = limits;
    }

    @OnOpen
    public void open(Session session, @PathParam("conversation") String conversation) {
        limits.apply(session);
        ClientSocket socket = new BoundedSocket(session, config.outstanding().asLongValue());
        try {
            streams.attach(conversation, socket, Watermark.parse(watermark(session)))
                    .subscribe()
                    .with(stream -> attached(session, conversation, stream), failure -> refuse(socket, failure));
        } catch (WebFailure failure) {
            refuse(socket, failure);
        }
    }

    @OnMessage
    public void message(String text) {
        // A keep-alive: its arrival is all that matters.
    }

    @OnClose
    public void close(Session session, @PathParam("conversation") String conversation) {
        detach(session, conversation);
    }

    @OnError
    public void error(Session session, Throwable failure) {
        LOG.debugf("stream failed channel=web cause=%s", failure.getClass().getSimpleName());
    }

    private void attached(Session session, String conversation, LiveStream stream) {
        session.getUserProperties().put(STREAM, stream);
        if (!session.isOpen()) {
            // The session was closed while the conversation was being read, with nothing to detach yet.
            detach(session, conversation);
        }
    }

    private void detach(Session session, String conversation) {
        if (session.getUserProperties().remove(STREAM) instanceof LiveStream stream) {
            streams.detach(conversation, stream);
        }
    }

    private static void refuse(ClientSocket socket, Throwable failure) {
        CloseReason reason = DirectLineFailureMapping.closeReason(failure);
        socket.close(reason.getCloseCode(), reason.getReasonPhrase());
    }

    private static String watermark(Session session) {
        List<String> values = session.getRequestParameterMap().getOrDefault("watermark", List.of());
        return values.isEmpty() ? null : values.get(0);
    }
}
