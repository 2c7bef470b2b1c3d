package telecom.assistant.gateway.desk;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.websocket.OnClose;
import jakarta.websocket.OnError;
import jakarta.websocket.OnMessage;
import jakarta.websocket.OnOpen;
import jakarta.websocket.Session;
import jakarta.websocket.server.ServerEndpoint;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jboss.logging.Logger;
import telecom.assistant.channel.event.Agent;
import telecom.assistant.channel.http.BoundedSocket;
import telecom.assistant.gateway.desk.DeskCommands.RefusedCommand;
import telecom.assistant.gateway.desk.DeskFrames.Command;
import telecom.assistant.store.desk.DeskQueries;

/** The WebSocket for the agent desk's page. {@link DeskGate} decides who may open it. */
@ApplicationScoped
@ServerEndpoint("/desk/ws")
public class DeskEndpoint {

    private static final Logger LOG = Logger.getLogger(DeskEndpoint.class);
    private static final String DESK = "desk";
    private static final String AGENT = "agent";

    private final DeskConfig config;
    private final DeskHub hub;
    private final DeskView view;
    private final DeskQueries queries;
    private final DeskCommands commands;
    private final ObjectReader reader;

    DeskEndpoint(
            DeskConfig config,
            DeskHub hub,
            DeskView view,
            DeskQueries queries,
            DeskCommands commands,
            ObjectMapper json) {
        this.config = config;
        this.hub = hub;
        this.view = view;
        this.queries = queries;
        this.commands = commands;
        this.reader = json.readerFor(Command.class).without(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);
    }

    @OnOpen
    void open(Session session) {
        BoundedSocket desk =
                new BoundedSocket(session, config.outstandingLimit().asLongValue());
        session.getUserProperties().put(DESK, desk);
        Agent agent = agent(session.getRequestParameterMap());
        session.getUserProperties().put(AGENT, agent);
        // Subscribe first, so that nothing is lost between the snapshot and the live events.
        hub.add(desk, agent);
        queries.queue(config.queueLimit(), Instant.now().minus(config.recent()))
                .subscribe()
                .with(
                        found -> hub.send(
                                desk,
                                new DeskFrames.Snapshot(
                                        found.stream().map(view::item).toList())),
                        failure -> unavailable(desk, null, failure));
    }

    @OnMessage
    void take(Session session, String text) {
        BoundedSocket desk = desk(session);
        Command command;
        try {
            command = reader.readValue(text);
        } catch (JsonProcessingException e) {
            refuse(desk);
            return;
        }
        if (command == null) {
            refuse(desk);
        } else if ("open".equals(command.type()) && command.conversation() != null) {
            read(desk, command);
        } else {
            carryOut(desk, (Agent) session.getUserProperties().get(AGENT), command);
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

    private void read(BoundedSocket desk, Command command) {
        queries.transcript(command.conversation(), config.transcriptLimit())
                .subscribe()
                .with(
                        transcript -> hub.send(desk, view.transcript(command.conversation(), transcript)),
                        failure -> unavailable(desk, command.command(), failure));
    }

    private void carryOut(BoundedSocket desk, Agent agent, Command command) {
        commands.accept(agent, command)
                .subscribe()
                .with(done -> hub.send(desk, new DeskFrames.Accepted(command.command())), failure -> {
                    if (failure instanceof RefusedCommand refused) {
                        hub.send(desk, new DeskFrames.Refused(refused.code(), refused.getMessage(), command.command()));
                    } else {
                        unavailable(desk, command.command(), failure);
                    }
                });
    }

    private void refuse(BoundedSocket desk) {
        hub.send(desk, new DeskFrames.Refused("bad-command", "frame: no command (expected: a JSON object)", null));
    }

    private void unavailable(BoundedSocket desk, String command, Throwable failure) {
        LOG.warnf("desk not served cause=%s", failure.getClass().getSimpleName());
        hub.send(desk, new DeskFrames.Refused("unavailable", "try again in a moment", command));
    }

    private static BoundedSocket desk(Session session) {
        return (BoundedSocket) session.getUserProperties().get(DESK);
    }

    private static Agent agent(Map<String, List<String>> parameters) {
        String id = parameter(parameters, "agent", "agent");
        return new Agent(id, parameter(parameters, "name", id));
    }

    private static String parameter(Map<String, List<String>> parameters, String name, String fallback) {
        List<String> values = parameters.get(name);
        return values == null || values.isEmpty() || values.get(0).isBlank()
                ? fallback
                : values.get(0).strip();
    }
}
