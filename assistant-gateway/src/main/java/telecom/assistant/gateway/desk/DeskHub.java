package telecom.assistant.gateway.desk;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.websocket.CloseReason.CloseCode;
import jakarta.websocket.CloseReason.CloseCodes;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.jboss.logging.Logger;
import telecom.assistant.channel.event.DeskEvent;
import telecom.assistant.channel.kafka.EventCodec;
import telecom.assistant.channel.kafka.UndecodableEventException;

/** The desks that are open on this node. Sends them events as they happen. */
@ApplicationScoped
class DeskHub {

    private static final Logger LOG = Logger.getLogger(DeskHub.class);

    /** One of the close codes that RFC 6455, section 7.4.2, leaves to applications; the page recognises it. */
    private static final CloseCode LOG_IN_ENDED = CloseCodes.getCloseCode(4401);

    private final Set<Desk> desks = ConcurrentHashMap.newKeySet();
    private final EventCodec codec = new EventCodec();
    private final ObjectMapper json;

    DeskHub(ObjectMapper json) {
        this.json = DeskFrames.mapper(json);
    }

    void add(Desk desk) {
        desks.add(desk);
    }

    void remove(Desk desk) {
        desks.remove(desk);
    }

    /** The ids of the agents who have a desk open here. */
    List<String> agents() {
        return desks.stream().map(desk -> desk.agent().id()).toList();
    }

    /**
     * Pings each page, or closes its connection if the page has left a ping unanswered for longer than {@code silence},
     * or if its agent's log-in has ended.
     */
    void ping(Instant now, Duration silence) {
        for (Desk desk : List.copyOf(desks)) {
            if (desk.isLogInOver(now)) {
                signOut(desk);
            } else if (desk.isSilentSince(now.minus(silence))) {
                desks.remove(desk);
                desk.socket().close(CloseCodes.GOING_AWAY, "pings are not answered");
            } else {
                desk.pingSent(now);
                send(desk, new DeskFrames.Ping());
            }
        }
    }

    /** Closes the connection of a page whose log-in has ended, with the close code for that. */
    void signOut(Desk desk) {
        desks.remove(desk);
        desk.socket().close(LOG_IN_ENDED, "the log-in has ended");
    }

    @Incoming("desk")
    Uni<Void> show(Message<byte[]> message) {
        if (!desks.isEmpty()) {
            read(message).ifPresent(this::show);
        }
        return Uni.createFrom().completionStage(message.ack());
    }

    private void show(DeskEvent event) {
        for (DeskFrames.Frame frame : DeskView.frames(event)) {
            String text = write(frame);
            desks.removeIf(desk -> DeskView.concerns(event, desk.agent())
                    && desk.maySee(frame)
                    && !desk.socket().send(text));
        }
    }

    void send(Desk desk, DeskFrames.Frame frame) {
        if (!desk.socket().send(write(frame))) {
            desks.remove(desk);
        }
    }

    private Optional<DeskEvent> read(Message<byte[]> message) {
        try {
            return Optional.of(codec.decode(message, DeskEvent.class).event());
        } catch (UndecodableEventException e) {
            LOG.warnf("desk event could not be decoded cause=%s", e.getMessage());
            return Optional.empty();
        }
    }

    private String write(DeskFrames.Frame frame) {
        try {
            return json.writeValueAsString(frame);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a frame could not be written as JSON", e);
        }
    }
}
