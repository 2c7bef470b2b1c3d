package telecom.assistant.gateway.desk;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.jboss.logging.Logger;
import telecom.assistant.channel.event.DeskEvent;
import telecom.assistant.channel.http.BoundedSocket;
import telecom.assistant.channel.kafka.EventCodec;
import telecom.assistant.channel.kafka.UndecodableEventException;

/** The desks that are open on this node; each is told everything that happens. */
@ApplicationScoped
class DeskHub {

    private static final Logger LOG = Logger.getLogger(DeskHub.class);

    private final Set<BoundedSocket> desks = ConcurrentHashMap.newKeySet();
    private final EventCodec codec = new EventCodec();
    private final DeskView view;
    private final ObjectMapper json;

    DeskHub(DeskView view, ObjectMapper json) {
        this.view = view;
        this.json = json;
    }

    void add(BoundedSocket desk) {
        desks.add(desk);
    }

    void remove(BoundedSocket desk) {
        desks.remove(desk);
    }

    @Incoming("desk")
    Uni<Void> show(Message<byte[]> message) {
        DeskFrames.Frame frame = desks.isEmpty() ? null : frame(message);
        if (frame != null) {
            String text = write(frame);
            desks.removeIf(desk -> !desk.send(text));
        }
        return Uni.createFrom().completionStage(message.ack());
    }

    void send(BoundedSocket desk, DeskFrames.Frame frame) {
        if (!desk.send(write(frame))) {
            desks.remove(desk);
        }
    }

    private DeskFrames.Frame frame(Message<byte[]> message) {
        try {
            return view.frame(codec.decode(message, DeskEvent.class).event());
        } catch (UndecodableEventException e) {
            LOG.warnf("desk event not understood cause=%s", e.getMessage());
            return null;
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
