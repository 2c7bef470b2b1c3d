package telecom.assistant.channel.flow;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import telecom.assistant.channel.event.Envelope;
import telecom.assistant.channel.kafka.EventPublisher;

/** Publishes to Kafka. */
@ApplicationScoped
class KafkaEventSink implements EventSink {

    private final EventPublisher publisher;

    KafkaEventSink(EventPublisher publisher) {
        this.publisher = publisher;
    }

    @Override
    public Uni<Void> publish(Envelope<?> envelope) {
        return publisher.publish(envelope);
    }
}
