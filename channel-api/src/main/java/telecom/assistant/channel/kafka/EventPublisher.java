package telecom.assistant.channel.kafka;

import io.smallrye.mutiny.Uni;
import io.smallrye.reactive.messaging.MutinyEmitter;
import io.smallrye.reactive.messaging.kafka.api.OutgoingKafkaRecordMetadata;
import jakarta.enterprise.context.ApplicationScoped;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.eclipse.microprofile.reactive.messaging.Channel;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.eclipse.microprofile.reactive.messaging.OnOverflow;
import telecom.assistant.channel.event.Envelope;

/**
 * Puts events on Kafka, each on its own topic. Events published one after another by the same caller for the same
 * subscriber and topic stay in that order. Safe for use by many threads; never blocks.
 */
@ApplicationScoped
public class EventPublisher {

    /** Events accepted but not yet taken by the producer; beyond it publishing fails at once. */
    private static final int QUEUE_LIMIT = 65_536;

    private final MutinyEmitter<byte[]> emitter;
    private final EventCodec codec = new EventCodec();

    EventPublisher(
            @Channel("events") @OnOverflow(value = OnOverflow.Strategy.BUFFER, bufferSize = QUEUE_LIMIT)
                    MutinyEmitter<byte[]> emitter) {
        this.emitter = emitter;
    }

    /**
     * Publishes one event. The result completes when every in-sync replica has it; a failure means that nobody may be
     * told that it was accepted.
     */
    public Uni<Void> publish(Envelope<?> envelope) {
        ProducerRecord<String, byte[]> encoded = codec.encode(envelope);
        OutgoingKafkaRecordMetadata<String> metadata = OutgoingKafkaRecordMetadata.<String>builder()
                .withTopic(encoded.topic())
                .withKey(encoded.key())
                .withPartition(encoded.partition() == null ? -1 : encoded.partition())
                .withTimestamp(envelope.time())
                .withHeaders(encoded.headers())
                .build();
        return emitter.sendMessage(Message.of(encoded.value()).addMetadata(metadata));
    }
}
