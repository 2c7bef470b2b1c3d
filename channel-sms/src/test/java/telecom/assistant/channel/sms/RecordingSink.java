package telecom.assistant.channel.sms;

import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import telecom.assistant.channel.event.Envelope;
import telecom.assistant.channel.event.Event;
import telecom.assistant.channel.event.EventSink;

/** Records what is published, and fails while Kafka is supposed to be down. */
public final class RecordingSink implements EventSink {

    private final List<Envelope<?>> published = new CopyOnWriteArrayList<>();
    private volatile boolean down;

    public void goDown() {
        down = true;
    }

    public void comeUp() {
        down = false;
    }

    public List<Envelope<?>> published() {
        return published;
    }

    /** The published events of one kind. */
    public <E extends Event> List<E> events(Class<E> type) {
        return published.stream()
                .map(Envelope::event)
                .filter(type::isInstance)
                .map(type::cast)
                .toList();
    }

    @Override
    public Uni<Void> publish(Envelope<?> envelope) {
        return Uni.createFrom().deferred(() -> {
            if (down) {
                return Uni.createFrom().failure(new IllegalStateException("Kafka is down"));
            }
            published.add(envelope);
            return Uni.createFrom().voidItem();
        });
    }
}
