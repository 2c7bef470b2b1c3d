package telecom.assistant.channel.web.directline;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.websocket.CloseReason.CloseCode;
import jakarta.websocket.CloseReason.CloseCodes;
import jakarta.websocket.OnClose;
import jakarta.websocket.OnError;
import jakarta.websocket.OnMessage;
import jakarta.websocket.OnOpen;
import jakarta.websocket.Session;
import jakarta.websocket.server.PathParam;
import jakarta.websocket.server.ServerEndpoint;
import java.util.List;
import java.util.Map;
import org.jboss.logging.Logger;
import telecom.assistant.channel.http.BoundedSocket;
import telecom.assistant.channel.web.WebConfig;
import telecom.assistant.channel.web.WebFailure;
import telecom.assistant.channel.web.WebFailure.Reason;
import telecom.assistant.channel.web.activity.Watermark;
import telecom.assistant.channel.web.delivery.LiveStream;
import telecom.assistant.channel.web.delivery.Outlet;
import telecom.assistant.channel.web.delivery.Streams;

/**
 * Direct Line 3.0, the WebSocket stream: what is said in a conversation, from a watermark on. Nothing is received on it
 * but keep-alives, which are empty texts. Who may open it is {@link DirectLineGate}'s business.
 */
@ServerEndpoint("/v3/directline/conversations/{conversation}/stream")
@ApplicationScoped
public class StreamEndpoint {

    private static final Logger LOG = Logger.getLogger(StreamEndpoint.class);
    private static final String STREAM = LiveStream.class.getName();
    private static final int LONGEST_KEEP_ALIVE = 1024;

    private final Streams streams;
    private final WebConfig.Stream config;

    StreamEndpoint(Streams streams, WebConfig config) {
        this.streams = streams;
        this.config = config.stream();
    }

    @OnOpen
    public void open(Session session, @PathParam("conversation") String conversation) {
        session.setMaxIdleTimeout(config.idleTimeout().toMillis());
        session.setMaxTextMessageBufferSize(LONGEST_KEEP_ALIVE);
        SocketOutlet outlet =
                new SocketOutlet(new BoundedSocket(session, config.outstanding().asLongValue()));
        try {
            streams.attach(conversation, outlet, Watermark.parse(parameter(session, "watermark")))
                    .subscribe()
                    .with(stream -> attached(session, conversation, stream), failure -> refuse(outlet, failure));
        } catch (WebFailure failure) {
            refuse(outlet, failure);
        }
    }

    @OnMessage
    public void message(String text) {
        // A keep-alive: that it came is all there is to it.
    }

    @OnClose
    public void close(Session session, @PathParam("conversation") String conversation) {
        detach(session, conversation);
    }

    @OnError
    public void error(Session session, Throwable failure) {
        LOG.debugf("stream broken channel=web cause=%s", failure.getClass().getSimpleName());
    }

    private void attached(Session session, String conversation, LiveStream stream) {
        session.getUserProperties().put(STREAM, stream);
        if (!session.isOpen()) {
            // It was closed while the conversation was read, before there was anything to detach.
            detach(session, conversation);
        }
    }

    private void detach(Session session, String conversation) {
        if (session.getUserProperties().remove(STREAM) instanceof LiveStream stream) {
            streams.detach(conversation, stream);
        }
    }

    private static void refuse(Outlet outlet, Throwable failure) {
        boolean later = !(failure instanceof WebFailure known) || known.reason() == Reason.UNAVAILABLE;
        outlet.close(
                later ? CloseCodes.TRY_AGAIN_LATER : CloseCodes.VIOLATED_POLICY,
                failure instanceof WebFailure ? failure.getMessage() : "not available at present");
    }

    private static String parameter(Session session, String name) {
        Map<String, List<String>> parameters = session.getRequestParameterMap();
        List<String> values = parameters.getOrDefault(name, List.of());
        return values.isEmpty() ? null : values.get(0);
    }

    private record SocketOutlet(BoundedSocket socket) implements Outlet {

        @Override
        public boolean send(String frame) {
            return socket.send(frame);
        }

        @Override
        public void close(CloseCode code, String reason) {
            socket.close(code, reason);
        }
    }
}
