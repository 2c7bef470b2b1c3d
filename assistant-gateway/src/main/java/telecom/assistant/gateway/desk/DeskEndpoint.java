package telecom.assistant.gateway.desk;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import io.smallrye.mutiny.Uni;
import io.undertow.websockets.UndertowSession;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.websocket.OnClose;
import jakarta.websocket.OnError;
import jakarta.websocket.OnMessage;
import jakarta.websocket.OnOpen;
import jakarta.websocket.Session;
import jakarta.websocket.server.ServerEndpoint;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jboss.logging.Logger;
import telecom.assistant.channel.WellFormedText;
import telecom.assistant.channel.event.Agent;
import telecom.assistant.channel.http.BoundedSocket;
import telecom.assistant.channel.http.SocketLimits;
import telecom.assistant.gateway.access.Access;
import telecom.assistant.gateway.desk.DeskCommands.RefusedCommand;
import telecom.assistant.gateway.desk.DeskFrames.Command;
import telecom.assistant.gateway.desk.DeskFrames.Frame;

/** The WebSocket for the agent desk's page. {@link DeskGate} decides who may open it. */
@ApplicationScoped
@ServerEndpoint("/desk/ws")
public class DeskEndpoint {

    private static final Logger LOG = Logger.getLogger(DeskEndpoint.class);
    private static final String DESK = "desk";

    private final DeskConfig config;
    private final DeskHub hub;
    private final DeskView view;
    private final DeskCommands commands;
    private final DeskAudit audit;
    private final SocketLimits limits;
    private final ObjectReader reader;

    DeskEndpoint(
            DeskConfig config,
            DeskHub hub,
            DeskView view,
            DeskCommands commands,
            DeskAudit audit,
            SocketLimits limits,
            ObjectMapper json) {
        this.config = config;
        this.hub = hub;
        this.view = view;
        this.commands = commands;
        this.audit = audit;
        this.limits = limits;
        this.reader = json.readerFor(Command.class).without(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);
    }

    @OnOpen
    void open(Session session) {
        limits.apply(session);
        BoundedSocket socket =
                new BoundedSocket(session, config.outstandingLimit().asLongValue());
        Desk desk = Access.actorOf(session.getUserPrincipal())
                .map(actor -> new Desk(socket, actor))
                .orElseGet(() -> new Desk(socket, agent(session.getRequestParameterMap())));
        session.getUserProperties().put(DESK, desk);
        // Subscribe first, so that nothing is lost between the snapshot and the live events.
        desk.setAddress(address(session));
        hub.add(desk);
        answer(desk, null, audit.recordQueue(desk).chain(view::snapshot));
    }

    @OnMessage
    void receive(Session session, String message) {
        Desk desk = desk(session);
        if (desk.isLogInOver(Instant.now())) {
            hub.signOut(desk);
            return;
        }
        Command command;
        try {
            command = reader.readValue(message);
        } catch (JsonProcessingException e) {
            command = null;
        }
        if (command == null) {
            hub.send(
                    desk,
                    new DeskFrames.Refused("bad-command", "frame: not a command (expected: a JSON object)", null));
        } else if (!desk.may(command.type())) {
            hub.send(
                    desk,
                    new DeskFrames.Refused(
                            "not-allowed", "type: not for this role (docs/access.md)", command.command()));
        } else if ("pong".equals(command.type())) {
            desk.pingAnswered();
        } else {
            answer(desk, command.command(), auditAndCarryOut(desk, command));
        }
    }

    @OnClose
    void close(Session session) {
        hub.remove(desk(session));
    }

    @OnError
    void fail(Session session, Throwable failure) {
        LOG.debugf("desk connection failed cause=%s", failure.getClass().getSimpleName());
    }

    private Uni<Frame> auditAndCarryOut(Desk desk, Command command) {
        return audit.record(desk, command).chain(() -> carryOut(desk.agent(), command));
    }

    private Uni<Frame> carryOut(Agent agent, Command command) {
        if ("open".equals(command.type()) && command.conversation() != null) {
            return view.transcript(command.conversation());
        }
        if ("older".equals(command.type()) && command.conversation() != null && command.before() != null) {
            return view.older(command.conversation(), command.before());
        }
        return commands.accept(agent, command).replaceWith(new DeskFrames.Accepted(command.command()));
    }

    /**
     * Sends the frame, or the reason why there is none.
     *
     * @param command the page's id of the command that the frame answers; null if it answers none
     */
    private void answer(Desk desk, String command, Uni<Frame> frame) {
        frame.subscribe().with(found -> hub.send(desk, found), failure -> {
            if (failure instanceof RefusedCommand refused) {
                hub.send(desk, new DeskFrames.Refused(refused.code(), refused.getMessage(), command));
            } else {
                LOG.warnf("desk page got no answer cause=%s", failure.getClass().getSimpleName());
                hub.send(desk, new DeskFrames.Refused("unavailable", "try again in a moment", command));
            }
        });
    }

    private static Desk desk(Session session) {
        return (Desk) session.getUserProperties().get(DESK);
    }

    private static String address(Session session) {
        SocketAddress address = ((UndertowSession) session).getChannel().remoteAddress();
        return address instanceof InetSocketAddress internet && internet.getAddress() != null
                ? internet.getAddress().getHostAddress()
                : "";
    }

    private static Agent agent(Map<String, List<String>> parameters) {
        String id = parameter(parameters, "agent", "agent");
        return new Agent(id, parameter(parameters, "name", id));
    }

    private static String parameter(Map<String, List<String>> parameters, String name, String fallback) {
        List<String> values = parameters.getOrDefault(name, List.of());
        String value = values.isEmpty() ? "" : WellFormedText.of(values.get(0)).strip();
        return WellFormedText.isInvisible(value) ? fallback : value;
    }
}
