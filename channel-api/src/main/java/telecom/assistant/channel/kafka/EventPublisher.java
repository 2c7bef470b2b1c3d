package telecom.assistant.channel.kafka;

import io.smallrye.mutiny.Uni;
import io.smallrye.reactive.messaging.MutinyEmitter;
import io.smallrye.reactive.messaging.kafka.api.OutgoingKafkaRecordMetadata;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
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
        return send(codec.encode(envelope));
    }

    /**
     * Puts a record that has been on Kafka before on the topic that it names, as it is; what it is, is not looked at. The
     * result completes as that of {@link #publish} does.
     */
    public Uni<Void> republish(ProducerRecord<String, byte[]> record) {
        return send(record);
    }

    private Uni<Void> send(ProducerRecord<String, byte[]> record) {
        OutgoingKafkaRecordMetadata<String> metadata = OutgoingKafkaRecordMetadata.<String>builder()
                .withTopic(record.topic())
                .withKey(record.key())
                .withPartition(record.partition() == null ? -1 : record.partition())
                .withTimestamp(record.timestamp() == null ? null : Instant.ofEpochMilli(record.timestamp()))
                .withHeaders(record.headers())
                .build();
        return emitter.sendMessage(Message.of(record.value()).addMetadata(metadata));
    }
}
