package telecom.assistant.channel.web.directline;

import io.smallrye.mutiny.subscription.Cancellable;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.websocket.CloseReason;
import jakarta.websocket.OnClose;
import jakarta.websocket.OnError;
import jakarta.websocket.OnMessage;
import jakarta.websocket.OnOpen;
import jakarta.websocket.Session;
import jakarta.websocket.server.PathParam;
import jakarta.websocket.server.ServerEndpoint;
import java.time.Duration;
import java.util.List;
import java.util.OptionalLong;
import org.jboss.logging.Logger;
import telecom.assistant.channel.flow.Timers;
import telecom.assistant.channel.http.BoundedSocket;
import telecom.assistant.channel.http.ClientSocket;
import telecom.assistant.channel.http.SocketLimits;
import telecom.assistant.channel.web.activity.Watermark;
import telecom.assistant.channel.web.config.WebConfig;
import telecom.assistant.channel.web.delivery.LiveStream;
import telecom.assistant.channel.web.delivery.LiveStreams;
import telecom.assistant.channel.web.failure.WebFailure;
import telecom.assistant.channel.web.failure.WebFailure.Reason;
import telecom.assistant.store.web.WebConversationStore;

/**
 * The WebSocket stream of Direct Line 3.0: the activities of a conversation, starting at a watermark. Clients send
 * nothing on it except keep-alives, which are empty texts. {@link DirectLineGate} decides who may open it; this
 * endpoint uses up the ticket in its URL. A stream ends when the token expires that was issued together with its
 * ticket; the client then resumes with its current token.
 */
@ServerEndpoint("/v3/directline/conversations/{conversation}/stream")
@ApplicationScoped
public class StreamEndpoint {

    private static final Logger LOG = Logger.getLogger(StreamEndpoint.class);
    private static final String STREAM = LiveStream.class.getName();
    private static final String END = StreamEndpoint.class.getName() + ".end";

    /** The largest difference between the clocks of two nodes. */
    private static final Duration CLOCK_DIFFERENCE = Duration.ofMinutes(5);

    private final LiveStreams streams;
    private final DirectLineTokens tokens;
    private final WebConversationStore tickets;
    private final Timers timers;
    private final WebConfig.Stream config;
    private final Duration lifetime;
    private final SocketLimits limits;

    StreamEndpoint(
            LiveStreams streams,
            DirectLineTokens tokens,
            WebConversationStore tickets,
            Timers timers,
            WebConfig config,
            SocketLimits limits) {
        this.streams = streams;
        this.tokens = tokens;
        this.tickets = tickets;
        this.timers = timers;
        this.config = config.stream();
        this.lifetime = config.directLine().streamUrlLifetime().plus(CLOCK_DIFFERENCE);
        this.limits = limits;
    }

    @OnOpen
    public void open(Session session, @PathParam("conversation") String conversation) {
        limits.apply(session);
        ClientSocket socket = new BoundedSocket(session, config.outstanding().asLongValue());
        try {
            Token ticket = tokens.read(parameter(session, "t"), DirectLineTokens.Use.STREAM);
            OptionalLong watermark = Watermark.parse(parameter(session, "watermark"));
            tickets.useTicket(ticket.id(), lifetime)
                    .onFailure()
                    .transform(WebFailure::unavailable)
                    .invoke(StreamEndpoint::requireUnused)
                    .chain(() -> streams.attach(conversation, socket, watermark))
                    .subscribe()
                    .with(stream -> attached(session, conversation, stream), failure -> refuse(socket, failure));
            endWithToken(session, socket, ticket);
        } catch (WebFailure failure) {
            refuse(socket, failure);
        }
    }

    @OnMessage
    public void message(String text) {
        // A keep-alive: only its arrival matters.
    }

    @OnClose
    public void close(Session session, @PathParam("conversation") String conversation) {
        if (session.getUserProperties().remove(END) instanceof Cancellable end) {
            end.cancel();
        }
        detach(session, conversation);
    }

    @OnError
    public void error(Session session, Throwable failure) {
        LOG.debugf("stream failed channel=web cause=%s", failure.getClass().getSimpleName());
    }

    private static void requireUnused(boolean unused) {
        if (!unused) {
            throw new WebFailure(Reason.TOKEN_INVALID, "t: used (expected: a new streamUrl)");
        }
    }

    private void endWithToken(Session session, ClientSocket socket, Token ticket) {
        Duration left = Duration.between(tokens.time(), ticket.ends());
        Cancellable end = timers.schedule(
                left.isNegative() ? Duration.ZERO : left,
                () -> socket.close(
                        CloseReason.CloseCodes.VIOLATED_POLICY, "token: expired (expected: a new streamUrl)"));
        session.getUserProperties().put(END, end);
        if (!session.isOpen()) {
            // The session was closed while the timer was being set.
            end.cancel();
        }
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

    private static String parameter(Session session, String name) {
        List<String> values = session.getRequestParameterMap().getOrDefault(name, List.of());
        return values.isEmpty() ? null : values.get(0);
    }
}
