package telecom.assistant.gateway.desk;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.jboss.logging.Logger;
import telecom.assistant.channel.event.Agent;
import telecom.assistant.channel.event.DeskEvent;
import telecom.assistant.channel.http.BoundedSocket;
import telecom.assistant.channel.kafka.EventCodec;
import telecom.assistant.channel.kafka.UndecodableEventException;

/** The desks that are open on this node; each gets to see the events as they happen. */
@ApplicationScoped
class DeskHub {

    private static final Logger LOG = Logger.getLogger(DeskHub.class);

    private final Map<BoundedSocket, Agent> desks = new ConcurrentHashMap<>();
    private final EventCodec codec = new EventCodec();
    private final DeskView view;
    private final ObjectMapper json;

    DeskHub(DeskView view, ObjectMapper json) {
        this.view = view;
        this.json = json;
    }

    void add(BoundedSocket desk, Agent agent) {
        desks.put(desk, agent);
    }

    void remove(BoundedSocket desk) {
        desks.remove(desk);
    }

    @Incoming("desk")
    Uni<Void> show(Message<byte[]> message) {
        if (!desks.isEmpty()) {
            read(message).ifPresent(this::show);
        }
        return Uni.createFrom().completionStage(message.ack());
    }

    private void show(DeskEvent event) {
        view.frame(event).map(this::write).ifPresent(text -> desks.entrySet()
                .removeIf(desk -> DeskView.concerns(event, desk.getValue())
                        && !desk.getKey().send(text)));
    }

    void send(BoundedSocket desk, DeskFrames.Frame frame) {
        if (!desk.send(write(frame))) {
            desks.remove(desk);
        }
    }

    private Optional<DeskEvent> read(Message<byte[]> message) {
        try {
            return Optional.of(codec.decode(message, DeskEvent.class).event());
        } catch (UndecodableEventException e) {
            LOG.warnf("desk event not understood cause=%s", e.getMessage());
            return Optional.empty();
        }
    }

    private String write(DeskFrames.Frame frame) {
        try {
            return json.writeValueAsString(frame);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("frames are plain records", e);
        }
    }
}
