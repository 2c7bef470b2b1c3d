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
import telecom.assistant.channel.event.DeskEvent;
import telecom.assistant.channel.event.Envelope;
import telecom.assistant.channel.event.EventSink;

/**
 * Publishes each event on its Kafka topic. Events that a caller publishes one after another for the same subscriber and
 * topic stay in that order. Desk events have a producer of their own, which batches them for a few milliseconds; all
 * others are sent at once. Safe for use by many threads; never blocks.
 */
@ApplicationScoped
public class EventPublisher implements EventSink {

    /** How many events may wait for a producer. When the queue is full, publishing fails at once. */
    private static final int QUEUE_LIMIT = 65_536;

    private final MutinyEmitter<byte[]> emitter;
    private final MutinyEmitter<byte[]> deskEmitter;
    private final EventCodec codec = new EventCodec();

    EventPublisher(
            @Channel("events") @OnOverflow(value = OnOverflow.Strategy.BUFFER, bufferSize = QUEUE_LIMIT)
                    MutinyEmitter<byte[]> emitter,
            @Channel("desk-events") @OnOverflow(value = OnOverflow.Strategy.BUFFER, bufferSize = QUEUE_LIMIT)
                    MutinyEmitter<byte[]> deskEmitter) {
        this.emitter = emitter;
        this.deskEmitter = deskEmitter;
    }

    /**
     * Publishes one event. Completes when every in-sync replica has it; until then, and after a failure, the cause of
     * the event must not be acknowledged.
     */
    @Override
    public Uni<Void> publish(Envelope<?> envelope) {
        return send(codec.encode(envelope), envelope.event() instanceof DeskEvent ? deskEmitter : emitter);
    }

    /**
     * Republishes an existing record, undecoded and unchanged, to the topic that it names. Completes like {@link
     * #publish}.
     */
    public Uni<Void> send(ProducerRecord<String, byte[]> record) {
        return send(record, emitter);
    }

    private static Uni<Void> send(ProducerRecord<String, byte[]> record, MutinyEmitter<byte[]> emitter) {
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
