package telecom.assistant.channel.kafka;

import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.apache.kafka.clients.producer.ProducerRecord;
import telecom.assistant.channel.event.DeskEvent;
import telecom.assistant.channel.event.Envelope;
import telecom.assistant.channel.event.Event;

/** A publisher that records each event as soon as its result is subscribed to, and refuses events on demand. */
public final class PublishedEvents extends EventPublisher {

    private final List<Envelope<?>> envelopes = new CopyOnWriteArrayList<>();
    private final List<ProducerRecord<String, byte[]>> republished = new CopyOnWriteArrayList<>();
    private final List<Envelope<?>> refused = new CopyOnWriteArrayList<>();
    private Class<? extends Event> refusedKind;
    private RuntimeException refusal;
    private int refusals;
    private int refusedRecords;

    public PublishedEvents() {
        super(null, null);
    }

    @Override
    public Uni<Void> publish(Envelope<?> envelope) {
        return Uni.createFrom().voidItem().invoke(() -> keepUnlessRefused(envelope));
    }

    @Override
    public Uni<Void> send(ProducerRecord<String, byte[]> record) {
        return Uni.createFrom().voidItem().invoke(() -> {
            if (refusedRecords > 0) {
                refusedRecords--;
                throw new IllegalStateException("simulated");
            }
            republished.add(record);
        });
    }

    /** Refuses to put back the given number of records, as if Kafka were down. */
    public void refuseRecords(int times) {
        refusedRecords = times;
    }

    /** The records that were put back on a topic, in order. */
    public List<ProducerRecord<String, byte[]>> republished() {
        return List.copyOf(republished);
    }

    private void keepUnlessRefused(Envelope<?> envelope) {
        if (refusals > 0 && refusedKind.isInstance(envelope.event())) {
            refusals--;
            refused.add(envelope);
            throw refusal;
        }
        envelopes.add(envelope);
    }

    /** Refuses to publish the given number of events of a kind, as if Kafka were down. */
    public void refuse(Class<? extends Event> kind, int times) {
        refuse(kind, times, new IllegalStateException("simulated"));
    }

    /** Refuses to publish the given number of events of a kind, with this failure. */
    public void refuse(Class<? extends Event> kind, int times, RuntimeException failure) {
        refusedKind = kind;
        refusals = times;
        refusal = failure;
    }

    /** The events that were refused, in order. */
    public List<Envelope<?>> refused() {
        return List.copyOf(refused);
    }

    public List<Envelope<?>> envelopes() {
        return List.copyOf(envelopes);
    }

    /** The events of one kind, on their own or within another event, in the order in which they were published. */
    public <E extends Event> List<E> of(Class<E> kind) {
        return envelopes.stream()
                .map(Envelope::event)
                .flatMap(PublishedEvents::withItsParts)
                .filter(kind::isInstance)
                .map(kind::cast)
                .toList();
    }

    private static Stream<Event> withItsParts(Event event) {
        return event instanceof DeskEvent.ConversationUpdated updated
                ? Stream.concat(Stream.of(event), updated.utterances().stream())
                : Stream.of(event);
    }

    /** The only event of a kind. */
    public <E extends Event> E the(Class<E> kind) {
        List<E> found = of(kind);
        if (found.size() != 1) {
            throw new AssertionError(kind.getSimpleName() + ": " + found.size() + " published (expected: 1)");
        }
        return found.get(0);
    }

    /** Forgets the published events. */
    public void clear() {
        envelopes.clear();
    }
}
