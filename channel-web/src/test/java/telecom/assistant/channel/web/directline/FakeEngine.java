package telecom.assistant.channel.web.directline;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import telecom.assistant.channel.SubscriberId;
import telecom.assistant.channel.event.Envelope;
import telecom.assistant.channel.event.InboundEvent;
import telecom.assistant.channel.event.OutboundEvent;
import telecom.assistant.channel.kafka.EventCodec;
import telecom.assistant.channel.kafka.Topics;

/** The engine's side of Kafka: consumes the channel's events, and publishes those that a test needs. */
final class FakeEngine implements AutoCloseable {

    private final EventCodec codec = new EventCodec();
    private final KafkaProducer<String, byte[]> producer;
    private final KafkaConsumer<String, byte[]> consumer;
    private final List<Envelope<InboundEvent>> received = new ArrayList<>();

    FakeEngine(String bootstrapServers) {
        producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", bootstrapServers), new StringSerializer(), new ByteArraySerializer());
        consumer = new KafkaConsumer<>(
                Map.of(
                        "bootstrap.servers",
                        bootstrapServers,
                        "group.id",
                        "fake-engine-" + UUID.randomUUID(),
                        "auto.offset.reset",
                        "earliest"),
                new StringDeserializer(),
                new ByteArrayDeserializer());
        consumer.subscribe(List.of(Topics.INBOUND));
    }

    /** All events received from a leg so far. */
    List<Envelope<InboundEvent>> receivedFrom(String leg) {
        for (ConsumerRecord<String, byte[]> record : consumer.poll(Duration.ofMillis(200))) {
            received.add(codec.decode(record.headers(), record.value(), InboundEvent.class));
        }
        return received.stream()
                .filter(envelope -> envelope.event() instanceof InboundEvent.FromChannel event
                        && event.route().leg().equals(leg))
                .toList();
    }

    void publish(SubscriberId subscriber, OutboundEvent... events) {
        List<Future<RecordMetadata>> sent = Stream.of(events)
                .map(event -> Envelope.of(UUID.randomUUID().toString(), "/engine", subscriber, event))
                .map(envelope -> producer.send(codec.encode(envelope)))
                .toList();
        producer.flush();
        assertThat(sent).allMatch(Future::isDone);
    }

    @Override
    public void close() {
        producer.close();
        consumer.close();
    }
}
